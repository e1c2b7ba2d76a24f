package io.comptoir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.conversation.ConversationId;
import io.comptoir.message.Author;
import io.comptoir.message.Content;
import io.comptoir.storage.TestDatabase;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** kill -9 of the whole program under load. What was acknowledged is answered, once, in order. */
@Timeout(300)
class KillTest {
  @AutoClose static final TestDatabase DATABASE = TestDatabase.create();

  private static final int CONVERSATIONS = 20;
  private static final int KILLS = 3;

  private final Map<String, ConversationId> conversations = new ConcurrentHashMap<>();
  private final Map<UUID, Long> acknowledged = new ConcurrentHashMap<>();
  private final Map<UUID, ConversationId> conversationOf = new HashMap<>();
  private final Map<UUID, String> said = new HashMap<>();

  @Test
  void eachAcknowledgedMessageIsAnsweredExactlyOnceAndInOrder() throws Exception {
    var seed = Long.getLong("kill.seed", System.nanoTime());
    System.out.println("kill.seed=" + seed);
    var random = new Random(seed);
    for (var round = 0; round < KILLS; round++) {
      try (var server = new Child()) {
        openConversations(server);
        var before = acknowledged.size();
        send(server, 400, random);
        var enough = before + 50 + random.nextInt(250);
        Waiting.until("some are acknowledged", () -> acknowledged.size() >= enough);
        server.kill();
      }
    }
    var unanswered = resendAndSettle();
    assertThat(unanswered).isEmpty();
    conversations.values().forEach(this::assertSound);
    assertThat(acknowledged.size()).isGreaterThan(KILLS * 50);
  }

  private void openConversations(Child server) {
    for (var i = 0; i < CONVERSATIONS; i++) {
      server.send("open person-" + i);
    }
    Waiting.until("conversations are open", () -> conversations.size() == CONVERSATIONS);
  }

  private void send(Child server, int count, Random random) {
    for (var i = 0; i < count; i++) {
      var conversation = conversations.get("person-" + random.nextInt(CONVERSATIONS));
      var id = UUID.randomUUID();
      conversationOf.put(id, conversation);
      said.put(id, "m" + said.size());
      server.send(conversation + " " + id + " " + said.get(id));
    }
  }

  /** A client sends again what was not acknowledged; the same id changes nothing. */
  private List<UUID> resendAndSettle() throws Exception {
    var sequenceBefore = Map.copyOf(acknowledged);
    try (var server = new Child()) {
      conversationOf.forEach(
          (id, conversation) -> server.send(conversation + " " + id + " " + said.get(id)));
      Waiting.until(
          "all are acknowledged",
          Duration.ofSeconds(60),
          () -> acknowledged.size() == conversationOf.size());
      var stores = TestStores.sql(DATABASE, "reader");
      Waiting.until(
          "all are idle",
          Duration.ofSeconds(60),
          () -> conversations.values().stream().allMatch(stores.conversations()::idle));
    }
    sequenceBefore.forEach(
        (id, seq) -> assertThat(acknowledged.get(id)).as("the number it had").isEqualTo(seq));
    return conversationOf.keySet().stream().filter(id -> !acknowledged.containsKey(id)).toList();
  }

  private void assertSound(ConversationId id) {
    var messages = TestStores.sql(DATABASE, "reader").conversations().messagesAfter(id, 0, 100_000);
    assertThat(messages.stream().map(m -> m.seq()))
        .as("no gaps")
        .containsExactlyElementsOf(LongStream.rangeClosed(1, messages.size()).boxed().toList());
    var questions = new ArrayList<String>();
    var answers = new ArrayList<String>();
    for (var message : messages) {
      var text = ((Content.Text) message.content()).text();
      if (message.author().type() == Author.Type.USER) {
        questions.add("echo " + text);
        assertThat(acknowledged.get(message.id())).isEqualTo(message.seq());
      } else {
        answers.add(text);
      }
    }
    assertThat(answers).as("once and in order").containsExactlyElementsOf(questions);
    assertThat(questions).doesNotHaveDuplicates();
  }

  /** A JVM of its own, and what it says. */
  private final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedWriter in;
    private final Thread reader;
    private volatile boolean ready;

    Child() throws IOException {
      this.process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  KillableServer.class.getName(),
                  DATABASE.jdbcUrl())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      this.in =
          new BufferedWriter(
              new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
      this.reader = Thread.ofPlatform().start(this::read);
      Waiting.until("the child is ready", Duration.ofSeconds(60), () -> ready);
    }

    void send(String line) {
      try {
        in.write(line + "\n");
        in.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** SIGKILL: nothing of the program gets to run any more. */
    void kill() throws InterruptedException {
      process.destroyForcibly();
      process.waitFor();
      reader.join();
    }

    @Override
    public void close() throws InterruptedException {
      kill();
    }

    private void read() {
      try (var lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
          var parts = line.split(" ");
          switch (parts[0]) {
            case "READY" -> ready = true;
            case "OPEN" ->
                conversations.put(parts[1], new ConversationId(UUID.fromString(parts[2])));
            case "ACK" -> acknowledged.put(UUID.fromString(parts[1]), Long.parseLong(parts[2]));
            default -> {}
          }
        }
      } catch (IOException e) {
        // the pipe breaks when the child is killed
      }
    }
  }
}

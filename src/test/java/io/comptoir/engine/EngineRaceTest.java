package io.comptoir.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.base.Language;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Identity;
import io.comptoir.message.Author;
import io.comptoir.message.Content;
import io.comptoir.message.Message;
import io.comptoir.storage.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens at once, on PostgreSQL with all threads running. */
@Timeout(120)
class EngineRaceTest {
  @AutoClose static final TestDatabase DATABASE = TestDatabase.create();

  private final ScriptedShop shop = new ScriptedShop();
  private final List<Engine> engines = new ArrayList<>();
  private final List<String> nodes = new ArrayList<>();
  private final TestStores stores = TestStores.sql(DATABASE, "reader");
  private Engine engine = start(256);

  @AfterEach
  void stop() {
    engines.forEach(Engine::close);
  }

  @Test
  void twoFirstMessagesAtOnceMakeOneConversation() throws Exception {
    for (var round = 0; round < 10; round++) {
      var identity = someone();
      var accepted = atOnce(8, i -> engine.intake().accept(inbound(identity, "m" + i)));
      assertThat(accepted.stream().map(Accepted::conversation).distinct()).hasSize(1);
      var id = accepted.getFirst().conversation();
      awaitIdle(id);
      assertThat(stores.conversations().find(id).orElseThrow().lastSeq()).isEqualTo(16);
    }
  }

  @Test
  void twoFirstMessagesOnTwoNodesMakeOneConversation() throws Exception {
    var other = start(256);
    for (var round = 0; round < 10; round++) {
      var identity = someone();
      var accepted =
          atOnce(8, i -> (i % 2 == 0 ? engine : other).intake().accept(inbound(identity, "m" + i)));
      assertThat(accepted.stream().map(Accepted::conversation).distinct()).hasSize(1);
      awaitIdle(accepted.getFirst().conversation());
      assertAnsweredOnceInOrder(accepted.getFirst().conversation(), 8);
    }
  }

  @Test
  void theSameIdTwiceAtOnceIsOneMessageWithOneNumber() throws Exception {
    var other = start(256);
    var id = open();
    for (var round = 0; round < 20; round++) {
      var message = UUID.randomUUID();
      var accepted =
          atOnce(
              6,
              i ->
                  (i % 2 == 0 ? engine : other)
                      .intake()
                      .accept(id, message, new Content.Text("same")));
      assertThat(accepted.stream().map(Accepted::seq).distinct()).hasSize(1);
      assertThat(accepted.stream().filter(a -> !a.duplicate())).hasSize(1);
    }
    awaitIdle(id);
    assertAnsweredOnceInOrder(id, 20);
  }

  @Test
  void aDoubledYesCannotAnswerTheQuestionAskedAfterIt() throws Exception {
    for (var round = 0; round < 10; round++) {
      var id = open();
      say(id, "ask");
      awaitIdle(id);
      atOnce(2, i -> say(id, "oui"));
      awaitIdle(id);
      var confirmed = texts(id).stream().filter(t -> t.startsWith("confirmed")).count();
      var refused = texts(id).stream().filter(t -> t.startsWith("nothing")).count();
      // the second was sent before the next question had a number, unless it came after its turn
      var lastYes =
          messages(id).stream()
              .filter(m -> ((Content.Text) m.content()).text().equals("oui"))
              .mapToLong(Message::seq)
              .max()
              .orElseThrow();
      var firstConfirmation =
          messages(id).stream()
              .filter(m -> ((Content.Text) m.content()).text().startsWith("confirmed"))
              .mapToLong(Message::seq)
              .min()
              .orElseThrow();
      if (lastYes < firstConfirmation) {
        assertThat(confirmed).isEqualTo(1);
        assertThat(refused).isEqualTo(1);
      } else {
        assertThat(confirmed).as("it saw the second question").isEqualTo(2);
      }
    }
  }

  @Test
  void twoTabsOnOneCartLoseNothing() throws Exception {
    var other = start(256);
    var identity = someone();
    var first = openThread(identity, "tab 1");
    var second = openThread(identity, "tab 2");
    var customer = stores.conversations().find(first).orElseThrow().customer();
    assertThat(stores.conversations().find(second).orElseThrow().customer()).isEqualTo(customer);
    atOnce(
        20,
        i ->
            (i % 2 == 0 ? engine : other)
                .intake()
                .accept(i % 3 == 0 ? first : second, UUID.randomUUID(), text("add")));
    // and the storefront changes it too
    var changed = 0;
    for (var i = 0; i < 10; i++) {
      var cart = stores.carts().find(ScriptedShop.SHOP, customer);
      if (stores
          .carts()
          .save(cart.withQuantity(ScriptedShop.SOAP, cart.quantityOf(ScriptedShop.SOAP) + 1))) {
        changed++;
      }
    }
    awaitIdle(first);
    awaitIdle(second);
    assertThat(stores.carts().find(ScriptedShop.SHOP, customer).count()).isEqualTo(20 + changed);
  }

  @Test
  void numbersHaveNoGapsWhileMessagesAndRepliesRace() throws Exception {
    var id = open();
    atOnce(
        12,
        i -> {
          for (var n = 0; n < 25; n++) {
            say(id, "m" + i + "-" + n);
          }
          return i;
        });
    awaitIdle(id);
    assertAnsweredOnceInOrder(id, 300);
  }

  @Test
  void aPoisonousMessageBlocksNobody() throws Exception {
    var bad = open();
    var good = IntStream.range(0, 10).mapToObj(i -> open()).toList();
    say(bad, "boom");
    say(bad, "after");
    for (var id : good) {
      say(id, "hello");
    }
    awaitIdle(bad);
    good.forEach(this::awaitIdle);
    assertThat(texts(bad)).contains("echo after").anyMatch(t -> t.startsWith("Je suis désolé"));
    good.forEach(id -> assertThat(texts(id)).containsExactly("hello", "echo hello"));
  }

  @Test
  void oneBadRowFailsAloneInItsGroup() throws Exception {
    var used = UUID.randomUUID();
    var id = open();
    engine.intake().accept(id, used, text("first"));
    awaitIdle(id);
    var identity = stores.conversations().find(id).orElseThrow().identity();
    var refused = new AtomicBoolean();
    atOnce(
        16,
        i -> {
          if (i == 7) {
            assertThatThrownBy(
                    () ->
                        engine
                            .intake()
                            .accept(
                                new Inbound(
                                    ScriptedShop.SHOP,
                                    identity,
                                    "",
                                    Language.FRENCH,
                                    UUID.randomUUID().toString(),
                                    used,
                                    text("again"))))
                .isInstanceOf(Refused.class);
            refused.set(true);
          } else {
            say(id, "m" + i);
          }
          return i;
        });
    awaitIdle(id);
    assertThat(refused).isTrue();
    assertAnsweredOnceInOrder(id, 16);
  }

  @Test
  void aNodeThatOnlyAcceptsWakesOneThatAnswers() throws Exception {
    engine.close();
    engines.clear();
    engine = start(0);
    var worker = start(settings("worker-" + UUID.randomUUID(), 64).poll(Duration.ofMinutes(5)));
    var id = open();
    var news = new java.util.concurrent.CountDownLatch(1);
    try (var watching =
        engine
            .feed()
            .subscribe(
                id,
                signal -> {
                  if (signal.upTo() >= 2) {
                    news.countDown();
                  }
                })) {
      say(id, "hello");
      assertThat(news.await(20, java.util.concurrent.TimeUnit.SECONDS))
          .as("the news came back by NOTIFY")
          .isTrue();
    }
    assertThat(texts(id)).containsExactly("hello", "echo hello");
    assertThat(worker).isNotNull();
  }

  @Test
  void workOfANodeThatDiedIsTakenOver() {
    engine.close();
    engines.clear();
    engine = start(0);
    var id = open();
    say(id, "hello");
    // a node takes the lease and is never heard of again
    var dead = new Lease("dead-node", Duration.ofMinutes(10));
    assertThat(stores.forEngine().turns().claim(shop.shops().ids(), dead, 100)).hasSize(1);
    start(64);
    awaitIdle(id);
    assertThat(texts(id)).containsExactly("hello", "echo hello");
  }

  @Test
  void aFewRestartsInTheMiddleOfATurnAreNotItsFault() {
    assertThat(answerAfterStops(TurnLimits.FORGIVEN_STOPS + TurnLimits.MAX_ATTEMPTS - 1))
        .containsExactly("hello", "echo hello");
  }

  @Test
  void aTurnOnWhichNodeAfterNodeDiesEndsWithAnApology() {
    assertThat(answerAfterStops(TurnLimits.FORGIVEN_STOPS + TurnLimits.MAX_ATTEMPTS))
        .hasSize(2)
        .doesNotContain("echo hello");
  }

  /** What was said once a node lives, after others took the turn and were never heard of again. */
  private List<String> answerAfterStops(int stops) {
    engine.close();
    engines.clear();
    engine = start(0);
    var id = open();
    say(id, "hello");
    for (int i = 0; i < stops; i++) {
      var turns = stores.forEngine().turns();
      turns.endLeasesOfTheDead();
      var dead = new Lease("dead-node-" + i, Duration.ofMillis(1));
      Waiting.until(
          "the turn is taken", () -> turns.claim(shop.shops().ids(), dead, 100).size() == 1);
    }
    start(64);
    awaitIdle(id);
    return texts(id);
  }

  @Test
  void workOfASilentNodeIsTakenOverWhenItsLeaseRunsOut() {
    engine.close();
    engines.clear();
    engine = start(0);
    var id = open();
    say(id, "hello");
    var silent = new Lease(engineNode(), Duration.ofMillis(300));
    var claims = stores.forEngine().turns().claim(shop.shops().ids(), silent, 100);
    assertThat(claims).hasSize(1);
    start(64);
    awaitIdle(id);
    assertThat(texts(id)).containsExactly("hello", "echo hello");
    // and when the silent one wakes up, its turn is not taken any more
    var fold =
        new Fold(
            shop.counter(),
            claims.getFirst(),
            java.time.Instant.now(),
            UUID::randomUUID,
            new InTurnActions(Duration.ZERO, Optional.empty()));
    fold.take(claims.getFirst().inputs().getFirst());
    var late =
        stores
            .forEngine()
            .turns()
            .commit(List.of(fold.record(java.util.Optional.empty())), silent, silent);
    assertThat(late).containsExactly(new TurnStore.CommitOutcome.Overtaken());
    assertThat(texts(id)).containsExactly("hello", "echo hello");
  }

  @Test
  void anActionRunsAfterItsTurnAndOnce() {
    var id = open();
    say(id, "pay");
    awaitIdle(id);
    assertThat(texts(id)).containsExactly("pay", "done pay cart=0");
    assertThat(shop.writes.values()).extracting(Object::toString).containsExactly("1");
  }

  private String engineNode() {
    return nodes.getFirst();
  }

  private Engine start(int concurrency) {
    return start(settings("node-" + UUID.randomUUID(), concurrency));
  }

  private EngineSettings settings(String node, int concurrency) {
    return EngineSettings.standard()
        .node(node)
        .concurrency(concurrency)
        .lease(Duration.ofSeconds(3))
        .poll(Duration.ofMillis(200));
  }

  private Engine start(EngineSettings settings) {
    var started =
        Engine.server(
            TestStores.sql(DATABASE, settings.node()).forEngine(), shop.shops(), settings);
    started.start();
    engines.add(started);
    nodes.addFirst(settings.node());
    return started;
  }

  private static Identity someone() {
    return new Identity("webchat", "scripted", UUID.randomUUID().toString());
  }

  private static Inbound inbound(Identity identity, String text) {
    return new Inbound(
        ScriptedShop.SHOP,
        identity,
        "",
        Language.FRENCH,
        UUID.randomUUID().toString(),
        UUID.randomUUID(),
        text(text));
  }

  private static Content.Text text(String text) {
    return new Content.Text(text);
  }

  private ConversationId open() {
    return openThread(someone(), "");
  }

  private ConversationId openThread(Identity identity, String thread) {
    return engine
        .intake()
        .openConversation(ScriptedShop.SHOP, identity, thread, Language.FRENCH)
        .id();
  }

  private Accepted say(ConversationId id, String text) {
    return engine.intake().accept(id, UUID.randomUUID(), text(text));
  }

  private void awaitIdle(ConversationId id) {
    Waiting.until("idle", () -> stores.conversations().idle(id));
  }

  private List<Message> messages(ConversationId id) {
    return stores.conversations().messagesAfter(id, 0, 10_000);
  }

  private List<String> texts(ConversationId id) {
    return messages(id).stream().map(m -> ((Content.Text) m.content()).text()).toList();
  }

  /** Every message once, every answer once, answers in the order of the messages, no gaps. */
  private void assertAnsweredOnceInOrder(ConversationId id, int count) {
    var messages = messages(id);
    assertThat(messages.stream().map(Message::seq))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 2L * count).boxed().toList());
    var said = new ArrayList<String>();
    var answered = new ArrayList<String>();
    for (var message : messages) {
      var text = ((Content.Text) message.content()).text();
      if (message.author().type() == Author.Type.USER) {
        said.add("echo " + text);
      } else {
        answered.add(text);
      }
    }
    assertThat(answered).containsExactlyElementsOf(said);
    assertThat(new HashSet<>(messages.stream().map(Message::id).toList())).hasSize(2 * count);
  }

  private interface Numbered<T> {
    T run(int number) throws Exception;
  }

  private static <T> List<T> atOnce(int count, Numbered<T> task) throws Exception {
    var barrier = new CyclicBarrier(count);
    try (var threads = Executors.newFixedThreadPool(count)) {
      var tasks = new ArrayList<Callable<T>>();
      for (var i = 0; i < count; i++) {
        var number = i;
        tasks.add(
            () -> {
              barrier.await();
              return task.run(number);
            });
      }
      var results = new ArrayList<T>();
      for (var future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return Collections.unmodifiableList(results);
    }
  }
}

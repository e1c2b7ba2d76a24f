package io.comptoir.command;

import io.comptoir.message.Message;
import io.comptoir.storage.memory.MemoryStores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a shop's bot in the terminal. */
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    description = "Talk to a shop's bot in the terminal: a line in, the turn's messages out.",
    footerHeading = "%nLines that begin with a slash are for the terminal, not for the bot:%n")
public final class ChatCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The clock stands still between lines that follow one another more quickly. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  @Parameters(paramLabel = "SHOP", description = "The shop's folder.")
  private Path folder = Path.of(".");

  @Option(
      names = "--locale",
      description = "Language to begin in, such as fr or en; the shop's own when not given.")
  private @Nullable String locale;

  @Option(
      names = "--channel",
      defaultValue = "web",
      description = "web, sms or voice (${DEFAULT-VALUE}).")
  private String channel = "web";

  @Option(
      names = "--json",
      description = "One JSON object a turn on standard output, and nothing else there.")
  private boolean json;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Write the conversation as a test into this file; it must not be there yet.")
  private @Nullable Path record;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  /** The orders to the terminal stand at the end of {@code --help}. */
  static void helped(CommandLine chat) {
    chat.getCommandSpec().usageMessage().footer(Simulator.ORDERS.toArray(String[]::new));
  }

  @Override
  public Integer call() throws IOException {
    if (!List.of("web", "sms", "voice").contains(channel)) {
      System.err.println("--channel is web, sms or voice");
      return 2;
    }
    if (record != null && Files.exists(record)) {
      System.err.println(record + " is already there and was left alone; choose another name.");
      return 2;
    }
    var clock = new ShopClock(Instant.now());
    var stores = MemoryStores.create(clock);
    try (var stage = new Stage(folder, stores, clock)) {
      var language = Languages.of(stage.shop().shop(), locale);
      if (language.isEmpty()) {
        System.err.println(Languages.wrong(stage.shop().shop(), locale));
        return 2;
      }
      var rehearsal =
          new Rehearsal(
              stage.shop(),
              stores,
              clock,
              channel.equals("web") ? "webchat" : channel,
              language.get());
      var simulator = new Simulator(rehearsal, channel);
      if (!json) {
        out.println(
            "("
                + stage.shop().shop().settings().name()
                + ", "
                + channel
                + "; /help tells what there is, /quit leaves)");
      }
      talk(simulator, rehearsal, stage);
      return 0;
    }
  }

  private void talk(Simulator simulator, Rehearsal rehearsal, Stage stage) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    stage.follow(rehearsal, told -> tellMeanwhile(rehearsal, told));
    for (var line = prompt(rehearsal, in);
        line != null && !line.equals("/quit");
        line = prompt(rehearsal, in)) {
      stage.renew(rehearsal, line.equals("/reload")).ifPresent(System.err::println);
      if (line.isBlank() || line.equals("/reload")) {
        continue;
      }
      synchronized (rehearsal) {
        take(line, simulator, rehearsal);
      }
    }
  }

  private void take(String line, Simulator simulator, Rehearsal rehearsal) throws IOException {
    var meanwhile = simulator.catchUp(Instant.now(), PAUSE);
    if (!json) {
      show(rehearsal, meanwhile);
      meanwhile = List.of();
    }
    if (line.startsWith("/record")) {
      write(simulator, line.substring("/record".length()).strip());
    } else if (line.startsWith("/")) {
      show(rehearsal, joined(meanwhile, order(simulator, line)));
    } else {
      show(rehearsal, joined(meanwhile, simulator.say(line)));
    }
    if (record != null) {
      simulator.recorded().writeTo(record);
    }
  }

  private List<Message> order(Simulator simulator, String line) {
    var answers = simulator.order(line);
    if (answers.isEmpty() || json && !simulator.told().isEmpty()) {
      System.err.println(simulator.told());
    } else if (!simulator.told().isEmpty()) {
      out.println(simulator.told());
    }
    return answers.orElse(List.of());
  }

  /** With {@code --json} a line in is an object out: what happened meanwhile belongs to it. */
  private static List<Message> joined(List<Message> meanwhile, List<Message> answers) {
    var all = new ArrayList<>(meanwhile);
    all.addAll(answers);
    return all;
  }

  private static void write(Simulator simulator, String name) throws IOException {
    var file = name.isEmpty() ? null : Path.of(name);
    if (file == null || Files.exists(file)) {
      System.err.println(
          file == null ? "write /record FILE" : file + " is already there and was left alone");
      return;
    }
    simulator.recorded().writeTo(file);
    System.err.println(simulator.recorded().size() + " turns are in " + file);
  }

  private void show(Rehearsal rehearsal, List<Message> answers) {
    if (json) {
      out.println(asJson(rehearsal, answers));
      return;
    }
    var printed = Printed.in(rehearsal);
    answers.forEach(m -> out.println(printed.of(m.content())));
  }

  private @Nullable String prompt(Rehearsal rehearsal, BufferedReader in) throws IOException {
    if (!json) {
      synchronized (rehearsal) {
        out.print("\n> ");
        out.flush();
      }
    }
    return in.readLine();
  }

  /** While a line is typed: above it where the terminal can, and else where mistakes are told. */
  private void tellMeanwhile(Rehearsal rehearsal, String told) {
    synchronized (rehearsal) {
      if (!json && TypedLine.isTyped()) {
        TypedLine.sayAbove(out, told);
      } else {
        System.err.println(told);
      }
    }
  }

  private static String asJson(Rehearsal rehearsal, List<Message> answers) {
    var memory = rehearsal.memory();
    var turn = new LinkedHashMap<String, Object>();
    turn.put("messages", answers.stream().map(ChatCommand::message).toList());
    var flow =
        memory.stack().isEmpty()
            ? (rehearsal.flowsBegun().isEmpty() ? null : rehearsal.flowsBegun().getFirst())
            : memory.stack().getLast().flow();
    turn.put("flow", flow);
    turn.put("slots", memory.stack().isEmpty() ? memory.slots() : memory.stack().getLast().slots());
    turn.put("language", rehearsal.now().language().code());
    turn.put("understanding", rehearsal.understood().orElse(null));
    return JSON.writeValueAsString(turn);
  }

  private static Map<String, Object> message(Message message) {
    var map = new LinkedHashMap<String, Object>();
    map.put("seq", message.seq());
    map.put("id", message.id());
    map.put("author", message.author());
    map.put("content", message.content());
    map.put("at", message.at().toString());
    return map;
  }
}

package io.comptoir.command;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import io.comptoir.message.Message;
import io.comptoir.storage.memory.MemoryStores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a shop's bot in the terminal. */
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    description = "Talk to a shop's bot in the terminal: a line in, the turn's messages out.",
    footer = {
      "",
      "Lines that begin with a slash are for the terminal, not for the bot:",
      "  /press LABEL          press a button of the last answers by its words or its number",
      "  /pay ok|declined|expired_card|no_funds   settle the open payment (there is no web page here)",
      "  /event NAME [k=v …]   something happens outside",
      "  /clock 2h             move the clock (s, m, h, d)",
      "  /why                  show what was understood, the flows under way and their slots",
      "  /quit                 leave; so does the end of the input"
    })
public final class ChatCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

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

  @Override
  public Integer call() throws IOException {
    if (!List.of("web", "sms", "voice").contains(channel)) {
      System.err.println("--channel is web, sms or voice");
      return 2;
    }
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var clock = new ShopClock(Instant.now());
    var stores = MemoryStores.create(clock);
    try (var shop =
        OpenShop.open(
            folder, Stores.of(stores), Payments.sandbox(clock), clock, OpenShop.usualCache())) {
      var language = locale == null ? shop.shop().settings().language() : Language.ofTag(locale);
      if (!shop.shop().languages().contains(language)) {
        System.err.println("This shop speaks " + shop.shop().languages() + ", not " + language);
        return 2;
      }
      var rehearsal =
          new Rehearsal(shop, stores, clock, channel.equals("web") ? "webchat" : channel, language);
      talk(rehearsal, out);
      return 0;
    }
  }

  private void talk(Rehearsal rehearsal, PrintStream out) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var buttons = new ArrayList<Action>();
    if (!json) {
      out.println(
          "("
              + rehearsal.shop().shop().settings().name()
              + ", "
              + channel
              + "; /quit to leave, --help tells more)");
    }
    for (var line = prompt(in, out);
        line != null && !line.equals("/quit");
        line = prompt(in, out)) {
      if (line.isBlank()) {
        continue;
      }
      var started = Instant.now();
      rehearsal.clock().catchUp(started);
      var answers =
          line.startsWith("/") ? order(rehearsal, line, buttons, out) : rehearsal.say(line);
      buttons.clear();
      answers.forEach(m -> buttons.addAll(Buttons.of(m.content())));
      if (json) {
        out.println(asJson(rehearsal, answers));
      } else {
        var printed = Printed.in(rehearsal);
        answers.forEach(m -> out.println(printed.of(m.content())));
      }
    }
  }

  private @Nullable String prompt(BufferedReader in, PrintStream out) throws IOException {
    if (!json) {
      out.print("\n> ");
      out.flush();
    }
    return in.readLine();
  }

  private List<Message> order(
      Rehearsal rehearsal, String line, List<Action> buttons, PrintStream out) {
    var words = line.split("\\s+", 2);
    var rest = words.length > 1 ? words[1].strip() : "";
    return switch (words[0]) {
      case "/press" ->
          Buttons.find(buttons, rest)
              .map(b -> rehearsal.send(new Content.Postback(b.payload(), b.text())))
              .orElseGet(() -> wrong("no such button: " + rest));
      case "/pay" ->
          Payments.settle(rehearsal, rest)
              .orElseGet(
                  () ->
                      wrong(
                          "no payment is open, or `"
                              + rest
                              + "` is not ok, declined, expired_card or no_funds"));
      case "/event" -> event(rehearsal, rest);
      case "/clock" ->
          Durations.of(rest).map(rehearsal::advance).orElseGet(() -> wrong("write /clock 2h"));
      case "/why" -> {
        out.println(why(rehearsal));
        yield List.of();
      }
      default -> wrong("there is no " + words[0] + "; --help lists them");
    };
  }

  private static List<Message> event(Rehearsal rehearsal, String rest) {
    var words = rest.split("\\s+");
    var data = new LinkedHashMap<String, Value>();
    for (var i = 1; i < words.length; i++) {
      var pair = words[i].split("=", 2);
      if (pair.length == 2) {
        data.put(pair[0], Value.of(pair[1]));
      }
    }
    return rehearsal.happen(words[0], data);
  }

  private static List<Message> wrong(String what) {
    System.err.println(what);
    return List.of();
  }

  private static String why(Rehearsal rehearsal) {
    var text = new StringBuilder();
    rehearsal
        .understood()
        .ifPresent(
            u -> {
              text.append("understood: ").append(u.language()).append(", intents ");
              u.intents().stream()
                  .limit(3)
                  .forEach(
                      i ->
                          text.append(i.intent())
                              .append(' ')
                              .append(Math.round(i.confidence() * 100))
                              .append("% "));
              text.append(u.inScope() ? "(in scope)" : "(out of scope)");
              u.entities()
                  .forEach(
                      e ->
                          text.append("\n  ")
                              .append(e.negated() ? "not " : "")
                              .append(e.type())
                              .append(" = ")
                              .append(e.value()));
              u.answer().ifPresent(a -> text.append("\n  answer ").append(a));
              text.append('\n');
            });
    var memory = rehearsal.memory();
    text.append("flows begun: ").append(rehearsal.flowsBegun()).append('\n');
    memory
        .stack()
        .forEach(
            f ->
                text.append("under way: ")
                    .append(f.flow())
                    .append(" at ")
                    .append(f.step())
                    .append(' ')
                    .append(f.slots())
                    .append('\n'));
    Optional.ofNullable(memory.prompt())
        .ifPresent(p -> text.append("asked: ").append(p).append('\n'));
    text.append("shown: ").append(memory.shown()).append(", spoken of: ").append(memory.focus());
    text.append("\nsaid: ").append(rehearsal.said());
    rehearsal.mistakes().forEach(m -> text.append("\nMISTAKE ").append(m));
    return text.toString();
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

package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.commerce.booking.Booking;
import io.comptoir.commerce.booking.BookingStatus;
import io.comptoir.conversation.Control;
import io.comptoir.dialogue.Press;
import io.comptoir.engine.TurnLimits;
import io.comptoir.message.Content;
import io.comptoir.message.Message;
import io.comptoir.storage.memory.MemoryStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * People who say, press and fill in anything at any time: the bot never loses its mind, always
 * answers, never orders, books or cancels without a yes, and does the same when it hears the same.
 * They begin one of the shop's own conversation tests and wander off it: other tests' lines, noise,
 * any button in sight, a form, time that passes, a way back.
 *
 * <p>{@code -Dcomptoir.conversations=1000} plays more of them, {@code -Dcomptoir.seed} others.
 */
class RandomConversationsTest {
  private static final Pattern ACT = Pattern.compile("\\s*- (user|press|do|form|pay): (.*?)\\s*");
  private static final Pattern SAID = Pattern.compile("\\b(fr|en): (?:\"([^\"]+)\"|([^,}]+))");
  private static final List<String> NOISE =
      List.of(
          "oui",
          "non",
          "yes",
          "no",
          "ok",
          "peut-être",
          "blurp",
          "3",
          "le deuxième",
          "the first",
          "laisse tomber",
          "never mind",
          "pardon ?",
          "passe",
          "skip",
          "annuler",
          "bonjour",
          "merci",
          "Camille Martin",
          "camille@exemple.fr",
          "12 rue des Lilas",
          "75004",
          "Paris",
          "demain",
          "<b>&{}'\"",
          "{name} ${x} %s",
          "😀",
          "je veux parler à quelqu'un",
          "help",
          "in english",
          "en français",
          "moins cher",
          "non plutôt 2",
          "quatre",
          "?",
          "a".repeat(500));
  private static final List<String> YES =
      List.of("oui", "yes", "ok", "d'accord", "je confirme", "sure", "go", "vas-y", "parfait");
  private static final Map<String, List<String>> TYPED =
      Map.of(
          "EMAIL", List.of("camille@example.com", "no mail"),
          "POSTCODE", List.of("75004", "33000", "1"));

  private static final int CONVERSATIONS = Integer.getInteger("comptoir.conversations", 10);
  private static final long SEED = Long.getLong("comptoir.seed", 20261121L);

  @ParameterizedTest
  @ValueSource(strings = {"beaute", "pizzeria", "voyage", "citoyen"})
  void whateverPeopleSayTheBotStaysInOneMind(String trade) throws IOException {
    System.out.println("seed " + SEED);
    var folder = Path.of("shops", trade);
    var clock = new ShopClock(Instant.parse("2026-12-01T09:00:00Z"));
    var stores = Stores.of(MemoryStores.create(clock));
    var written = written(folder.resolve("tests"));
    var cache = Path.of("target", "test-home", ".cache", "comptoir");
    try (var shop = OpenShop.open(folder, stores, Payments.sandbox(clock), clock, cache)) {
      var done = 0;
      for (var i = 0; i < CONVERSATIONS; i++) {
        var seed = SEED + i;
        var person = new Person(shop, written, seed);
        var first = person.talk();
        done += person.done();
        if (i % 3 == 0) {
          assertThat(new Person(shop, written, seed).talk()).as("seed " + seed).isEqualTo(first);
        }
      }
      System.out.println(trade + ": " + done + " orders and bookings in " + CONVERSATIONS);
    }
  }

  /** One turn of a written conversation: what kind of act, and its words by language. */
  private record Line(String act, Map<String, String> words) {
    String in(Language language) {
      return words.getOrDefault(language.code(), words.getOrDefault("", ""));
    }
  }

  /** What customers do in each of the shop's conversation tests. */
  private static List<List<Line>> written(Path tests) throws IOException {
    var all = new ArrayList<List<Line>>();
    try (var files = Files.list(tests)) {
      for (var file : files.sorted().toList()) {
        for (var test : Files.readString(file).split("(?m)^---$")) {
          var lines =
              test.lines()
                  .map(ACT::matcher)
                  .filter(Matcher::matches)
                  .map(act -> new Line(act.group(1), words(act.group(2))))
                  .toList();
          if (!lines.isEmpty()) {
            all.add(lines);
          }
        }
      }
    }
    assertThat(all).hasSizeGreaterThan(15);
    return all;
  }

  private static Map<String, String> words(String yaml) {
    var localized =
        SAID.matcher(yaml)
            .results()
            .collect(
                Collectors.toMap(
                    found -> found.group(1),
                    found -> found.group(2) == null ? found.group(3) : found.group(2)));
    return localized.isEmpty() ? Map.of("", yaml.replaceAll("^\"|\"$", "")) : localized;
  }

  private static final class Person {
    private static final int TURNS = 30;

    private final long seed;
    private final Random random;
    private final List<List<Line>> written;
    private final Rehearsal rehearsal;
    private final List<String> transcript = new ArrayList<>();
    private List<Message> last = List.of();
    private List<Line> planned = List.of();
    private boolean agreed;

    Person(OpenShop opened, List<List<Line>> written, long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.written = written;
      var clock = new ShopClock(Instant.parse("2026-12-01T09:00:00Z"));
      var stores = MemoryStores.create(clock);
      var languages = opened.shop().languages();
      this.rehearsal =
          new Rehearsal(
              opened.on(Stores.of(stores), Payments.sandbox(clock), clock),
              stores,
              clock,
              List.of("webchat", "sms", "voice").get(random.nextInt(3)),
              List.copyOf(languages).get(random.nextInt(languages.size())));
    }

    /** How far these people got. */
    int done() {
      return taken().size();
    }

    List<String> talk() {
      for (var turn = 0; turn < TURNS; turn++) {
        var before = taken();
        rehearsal.listen();
        act();
        last.forEach(m -> transcript.add("  " + m.content()));
        assertThat(rehearsal.mistakes()).as(story()).isEmpty();
        assertThat(rehearsal.memory().stack().size()).as(story()).isLessThan(12);
        last.forEach(this::isFitToBeRead);
        if (!agreed) {
          assertThat(taken()).as(story()).isEqualTo(before);
        }
      }
      return transcript;
    }

    private void act() {
      agreed = false;
      var buttons =
          last.stream()
              .flatMap(m -> Buttons.of(m.content()).stream())
              .flatMap(
                  action ->
                      Buttons.find(List.of(action), "1").stream()
                          .map(b -> new Content.Postback(b.payload(), b.text())))
              .toList();
      var form =
          last.stream()
              .map(Message::content)
              .filter(Content.Form.class::isInstance)
              .map(Content.Form.class::cast)
              .findFirst();
      var spoken = true;
      switch (random.nextInt(16)) {
        case 0 -> {
          pass(Duration.ofMinutes(random.nextInt(6000)));
          spoken = false;
        }
        case 1 -> twice(any(NOISE));
        case 2 -> say(any(NOISE));
        case 3 -> form.ifPresentOrElse(this::fill, () -> say(any(NOISE)));
        case 4 -> {
          if (buttons.isEmpty()) {
            say(any(NOISE));
          } else {
            press(any(buttons));
          }
        }
        case 5 -> spoken = follow(any(any(written)), buttons, form);
        case 6 -> {
          if (rehearsal.now().control() == Control.BOT) {
            planned = List.of();
            last = List.of();
          } else {
            transcript.add("> (given back)");
            last = rehearsal.handBack();
          }
          spoken = false;
        }
        default -> {
          if (planned.isEmpty()) {
            planned = any(written);
          }
          var next = planned.getFirst();
          planned = planned.subList(1, planned.size());
          spoken = follow(next, buttons, form);
        }
      }
      if (spoken && rehearsal.now().control() == Control.BOT) {
        assertThat(last).as("an answer: " + story()).isNotEmpty();
      }
    }

    /**
     * Does what is written, as far as it can be done here.
     *
     * @return whether that calls for an answer
     */
    private boolean follow(Line line, List<Content.Postback> buttons, Optional<Content.Form> form) {
      var words = line.in(rehearsal.now().language());
      switch (line.act()) {
        case "user" -> say(words.isBlank() ? "bonjour" : words);
        case "press" ->
            buttons.stream()
                .filter(b -> String.valueOf(b.text()).startsWith(words))
                .findFirst()
                .ifPresentOrElse(this::press, () -> say(words));
        case "do" -> press(new Content.Postback("{\"do\": \"" + words + "\"}", words));
        case "form" -> form.ifPresentOrElse(this::fill, () -> say(any(NOISE)));
        default -> {
          transcript.add("> pay " + words);
          Payments.settle(rehearsal, words).ifPresent(answers -> last = answers);
          return false;
        }
      }
      return true;
    }

    private void say(String line) {
      transcript.add("> " + line);
      agreed = agrees(line);
      last = rehearsal.say(line);
    }

    /** A second time, before the first is answered. */
    private void twice(String line) {
      transcript.add("> " + line + " (twice)");
      agreed = agrees(line);
      last = rehearsal.sendAtOnce(List.of(new Content.Text(line), new Content.Text(line)));
    }

    private void press(Content.Postback button) {
      transcript.add("> [" + button.text() + "]");
      agreed =
          Press.of(button.payload()).filter(p -> "yes".equals(p.with().get("value"))).isPresent();
      last = rehearsal.send(button);
    }

    private void fill(Content.Form form) {
      var answers = new ArrayList<Content.Answer>();
      for (var field : form.fields()) {
        var values =
            !field.options().isEmpty()
                ? field.options().stream().map(Content.Option::value).toList()
                : TYPED.getOrDefault(
                    field.kind().name(), List.of("Camille Martin", "12 rue X", ""));
        answers.add(new Content.Answer(field.name(), any(values)));
      }
      transcript.add("> " + answers);
      last = rehearsal.send(new Content.FormResponse(form.id(), answers));
    }

    private void pass(Duration time) {
      transcript.add("> (" + time + ")");
      last = rehearsal.advance(time);
    }

    /** A sentence may begin with a yes and go on. */
    private boolean agrees(String line) {
      if (line.equals("1")) {
        // where choices are numbered
        return !rehearsal.now().identity().channel().equals("webchat");
      }
      var words = line.toLowerCase(java.util.Locale.ROOT);
      return YES.stream().anyMatch(words::contains);
    }

    /** Nothing unfinished reaches a person: no key, no placeholder, nothing too long or empty. */
    private void isFitToBeRead(Message message) {
      if (message.content() instanceof Content.Text(var text, var _)) {
        assertThat(text).as(story()).isNotBlank().hasSizeLessThan(TurnLimits.MAX_INPUT_CHARS);
        if (!String.join(" ", transcript).contains("{name}")) {
          assertThat(text).as(story()).doesNotContainPattern("\\{[a-z_.]+[,}]");
        }
        assertThat(text).as(story()).doesNotContainPattern("\\bnull\\b|Optional\\[|io\\.comptoir");
      }
    }

    /** Orders and bookings that are made for good, and those that were taken back by the person. */
    private List<String> taken() {
      var taken = new ArrayList<String>();
      rehearsal.orders().forEach(o -> taken.add(o.number()));
      var customer = rehearsal.now().customer();
      rehearsal.stores().bookings().ofCustomer(customer, 50).stream()
          .filter(b -> b.status() == BookingStatus.CONFIRMED)
          .map(Booking::number)
          .forEach(taken::add);
      return taken;
    }

    private String story() {
      return "seed " + seed + "\n" + String.join("\n", transcript) + "\n";
    }

    private <T> T any(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }
  }
}

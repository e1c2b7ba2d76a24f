package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.shop.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Each mistake is planted into a shop that has none, and found with its file and line. */
class CheckTest {
  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void start() {
    folder = temp.resolve("shop");
    new CommandLine(new NewCommand()).execute(folder.toString());
  }

  @Test
  void yamlThatIsNone() throws IOException {
    plant("flow: broken\nsteps: [");
    assertThat(problems())
        .anyMatch(p -> p.file().equals("flows/planted.yml") && p.message().contains("not YAML"));
  }

  @Test
  void unknownNames() throws IOException {
    plant(
        """
        flow: planted
        colour: red
        steps:
          - say: no.such.message
          - action: cart.fly
          - collect: nothing
          - call: nowhere
          - jump: nowhere
          - say: pattern.yes
            if: basket.count > 2
          - show: hologram
        """);
    assertThat(problems()).extracting(Problem::line).contains(2, 4, 5, 6, 7, 8, 10, 11);
  }

  @Test
  void conditionsThatReadTheSentenceByItsLetters() throws IOException {
    plant(
        """
        flow: planted
        triggers: {do: [planted]}
        steps:
          - {if: "said.matches('(?i).*cher.*')", say: pattern.yes}
          - {if: "'dearer' in heard.words && !heard.question", say: pattern.yes}
          - {if: "'nowhere_declared' in heard.words", say: pattern.yes}
          - {if: "'no.such_intent' in heard.intents", say: pattern.yes}
        """);
    assertThat(warnings())
        .filteredOn(p -> p.message().contains("by its letters"))
        .extracting(Problem::line)
        .containsExactly(4);
    assertThat(problems()).extracting(Problem::line).containsExactly(6, 7);
  }

  @Test
  void aWriteThatNobodyAgreedTo() throws IOException {
    plant(
        """
        flow: planted
        slots: {order: text}
        steps:
          - branch:
              - if: "order == 'x'"
                then: [{confirm: cart_empty.sure}]
          - action: orders.cancel
            with: {order: order}
        """);
    assertThat(problems()).anyMatch(p -> p.line() == 7 && p.message().contains("without a yes"));
  }

  @Test
  void stepsThatNeverEnd() throws IOException {
    plant(
        """
        flow: planted
        steps:
          - {id: again, note: once}
          - say: pattern.yes
          - jump: again
        """);
    assertThat(problems()).anyMatch(p -> p.message().contains("without end"));
  }

  @Test
  void aMessageThatNeedsWhatItIsNotGiven() throws IOException {
    plant("flow: planted\nsteps:\n  - say: cart_remove.done\n");
    assertThat(problems()).anyMatch(p -> p.line() == 3 && p.message().contains("{name}"));
  }

  @Test
  void wordsThatThePersonaAvoidsWhereverTheyAreSaid() throws IOException {
    edit("shop.yml", "{fr: [], en: []}", "{fr: [incontournable], en: []}");
    append("fr", "\nplanted: \"Une bougie incontournable\"\n");
    Files.createDirectories(folder.resolve("knowledge/fr"));
    Files.writeString(
        folder.resolve("knowledge/fr/planted.md"),
        """
        ---
        title: "Essai"
        questions: ["un essai ?"]
        ---

        Une première ligne.

        - Un point incontournable.
        """);
    plant("flow: planted\ntitle: {fr: l’incontournable, en: it}\nsteps:\n  - say: pattern.yes\n");
    var found =
        problems().stream().filter(p -> p.message().contains("the persona avoids")).toList();
    assertThat(found)
        .extracting(p -> p.file() + ":" + p.line())
        .contains("knowledge/fr/planted.md:8", "flows/planted.yml:2")
        .anyMatch(place -> place.matches("messages/fr.yml:[1-9][0-9]*"))
        .hasSize(3);
  }

  @Test
  void theOtherRegister() throws IOException {
    append("fr", "\nplanted: \"Que cherches-tu ?\"\n");
    assertThat(problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.message()).contains("`tu`").contains("register");
              assertThat(p.line()).isPositive();
            });
  }

  @Test
  void whatIsShippedSpeaksInEitherRegister() throws IOException {
    edit("shop.yml", "register: vous", "register: tu");
    assertThat(problems())
        .as("the shop's own words say vous, the shipped ones follow")
        .allMatch(p -> p.file().contains("/"));
  }

  @Test
  void aSmileForWhoeverComplains() throws IOException {
    append(
        "fr",
        "\nplanted: {web: \"Voilà\", upset: \"Courage !\"}\ncomplaint: {sorry: \"Oups 🙈\"}\n");
    assertThat(problems())
        .filteredOn(p -> p.message().contains("not happy"))
        .hasSize(2)
        .allMatch(p -> p.file().equals("messages/fr.yml") && p.line() > 0);
  }

  private void edit(String file, String from, String to) throws IOException {
    var path = folder.resolve(file);
    var text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  @Test
  void aMessageMissingInOneLanguage() throws IOException {
    Files.writeString(
        folder.resolve("messages/en.yml"),
        Files.readString(folder.resolve("messages/en.yml")) + "\nonly.here: \"Hello\"\n");
    plant("flow: planted\nsteps:\n  - say: only.here\n");
    assertThat(problems()).anyMatch(p -> p.message().contains("messages/fr.yml"));
  }

  @Test
  void flowsThatCallEachOther() throws IOException {
    plant("flow: planted\nsteps:\n  - call: other\n---\nflow: other\nsteps:\n  - call: planted\n");
    assertThat(problems()).anyMatch(p -> p.message().contains("never end"));
  }

  @Test
  void twoFlowsOnOneIntent() throws IOException {
    plant("flow: planted\ntriggers: {intents: [products.search]}\nsteps:\n  - say: pattern.yes\n");
    assertThat(problems())
        .anyMatch(p -> p.message().contains("both begin on the intent products.search"));
  }

  @Test
  void aWindowThatWouldLackASentence() throws IOException {
    Files.writeString(
        folder.resolve("storefront.yml"),
        """
        announcement: {fr: Bonjour}
        wishes:
          - ""
        promises:
          - {sign: unicorn, title: {fr: Un, en: One}, text: {fr: Deux, en: Two}}
          - {sign: leaf, title: {fr: Un, en: One}}
        window: open
        opening: {picture: images/no.svg, title: {fr: Un, en: One}, text: {fr: Deux, en: Two}}
        words:
          stores.title: {fr: Ici}
          stores.titel: {fr: Ici, en: Here}
        """);
    assertThat(problems())
        .filteredOn(p -> p.file().equals("storefront.yml"))
        .extracting(Problem::line)
        .contains(1, 3, 5, 6, 7, 8, 10, 11);
  }

  @Test
  void aSeasonThatCannotBeShown() throws IOException {
    var file = folder.resolve("shop.yml");
    Files.writeString(
        file,
        Files.readString(file)
            + """

            seasons:
              - {id: winter, from: 2026-12-01, until: soon, title: Winter, text: Cold, picture: images/no.svg}
              - {id: spring, until: 2027-06-01, title: Spring, text: Mild, products: [unicorn]}
            """);
    assertThat(problems()).extracting(Problem::message).anyMatch(m -> m.contains("images/no.svg"));
    assertThat(problems()).extracting(Problem::message).anyMatch(m -> m.contains("unicorn"));
    assertThat(problems()).extracting(Problem::message).anyMatch(m -> m.contains("`from`"));
    assertThat(problems()).extracting(Problem::message).anyMatch(m -> m.contains("2026-12-24"));
  }

  @Test
  void noGoal() throws IOException {
    var file = folder.resolve("shop.yml");
    Files.writeString(file, Files.readString(file).replaceAll("(?m)^goals:\\n.*\\n", ""));
    assertThat(problems()).anyMatch(p -> p.message().contains("goal"));
  }

  @Test
  void aRightShopIsNotSpokenOf() {
    var read = OpenShop.read(folder, temp.resolve("cache"));
    assertThat(read.problems()).isEmpty();
    assertThat(read.shop().orElseThrow().warnings()).isEmpty();
  }

  @Test
  void slotsThatNothingFillsOrUses() throws IOException {
    plant(
        """
        flow: planted
        triggers: {keywords: {en: [trial]}}
        slots:
          colour: text
          idle: text
          asked: text
          handed: text
          computed: any
        steps:
          - {if: "colour == 'red' && asked == 'x' && known(computed)", say: pattern.yes}
          - {collect: asked, ask: pattern.no}
          - set: {computed: colour}
          - {call: other, with: {given: computed}}
        ---
        flow: other
        slots: {given: text}
        steps:
          - {if: known(given), say: pattern.yes}
        """);
    assertThat(warnings())
        .anyMatch(
            p -> p.line() == 4 && p.message().contains("nothing ever fills the slot `colour`"))
        .anyMatch(p -> p.line() == 5 && p.message().contains("nothing uses the slot `idle`"))
        .noneMatch(p -> p.message().contains("slot `asked`"))
        .noneMatch(p -> p.message().contains("slot `computed`"))
        .noneMatch(p -> p.message().contains("slot `given`"));
  }

  @Test
  void triggersThatOverlap() throws IOException {
    plant(
        """
        flow: one
        triggers:
          do: [trial.press]
          events: [trial.event]
          keywords: {en: [a trial]}
          entities: [trial_thing]
        steps: [{say: pattern.yes}]
        ---
        flow: two
        triggers:
          do: [trial.press]
          events: [trial.event]
          keywords: {en: ["A trial!"]}
          entities: [trial_thing]
        steps: [{say: pattern.yes}]
        """);
    assertThat(problems())
        .filteredOn(p -> p.message().contains("both begin on"))
        .extracting(Problem::line)
        .containsExactlyInAnyOrder(11, 12, 13, 14);
  }

  @Test
  void aFlowThatNothingLeadsTo() throws IOException {
    plant("flow: planted\nsteps:\n  - say: pattern.yes\n");
    assertThat(warnings())
        .anyMatch(
            p -> p.line() == 1 && p.message().contains("nothing leads to the flow `planted`"));
  }

  @Test
  void aShopWithoutEntry() throws IOException {
    try (var flows = Files.list(folder.resolve("flows"))) {
      for (var file : flows.toList()) {
        Files.delete(file);
      }
    }
    plant("flow: planted\nsteps:\n  - say: pattern.yes\n");
    assertThat(problems()).anyMatch(p -> p.line() == 1 && p.message().contains("no entry"));
  }

  @Test
  void loopsThatAskForEverOrLookAtWhatNeverChanges() throws IOException {
    plant(
        """
        flow: planted
        triggers: {keywords: {en: [trial]}}
        slots: {tries: {type: number, default: 0}, name: text, more: truth}
        steps:
          - loop: {while: "tries < 3", do: [{collect: name, ask: pattern.no}, {forget: [name]}]}
          - loop: {while: "tries < 3", do: [{set: {tries: "tries + 1"}}]}
          - loop: {while: "more", do: [{collect: more, ask: pattern.no}]}
        ---
        flow: caught
        triggers: {keywords: {en: [caught]}}
        slots: {name: text}
        steps:
          - {collect: name, ask: pattern.no, id: again}
          - forget: [name]
          - jump: again
        """);
    assertThat(problems())
        .anyMatch(p -> p.line() == 5 && p.message().contains("never ends"))
        .noneMatch(p -> p.line() == 6 || p.line() == 7)
        .anyMatch(p -> p.line() == 13 && p.message().contains("no path leads to an end"));
  }

  @Test
  void messagesThatAreTooLongOrDifferBetweenLanguages() throws IOException {
    append(
        "en",
        """
        trial:
          long: {web: "Short.", sms: "%s", voice: "%s"}
          values: "{name} of {colour}"
          lonely: "Only here."
          fine: {web: "{name}", sms: "%s"}
        """
            .formatted("a b c ".repeat(90), "a b c ".repeat(70), "a b c ".repeat(70)));
    append(
        "fr",
        """
        trial:
          long: "Court."
          values: "{name}"
          fine: "{name}"
        """);
    var lines = Files.readAllLines(folder.resolve("messages/en.yml"));
    assertThat(warnings())
        .anyMatch(p -> at(p, lines, "long:") && p.message().contains("too many for sms"))
        .anyMatch(p -> at(p, lines, "long:") && p.message().contains("too many for voice"))
        .anyMatch(p -> p.message().contains("`trial.values` says"))
        .anyMatch(p -> at(p, lines, "lonely:") && p.message().contains("messages/fr.yml"))
        .noneMatch(p -> p.message().contains("trial.fine"));
  }

  @Test
  void wordsThatThePersonaAvoids() throws IOException {
    var file = folder.resolve("shop.yml");
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst("persona: +\\{", "persona: {words_to_avoid: {en: [awesome]}, ")
            .replaceFirst("persona: *\\n", "persona:\n  words_to_avoid: {en: [awesome]}\n"));
    append("en", "trial.said: \"That is awesome!\"\n");
    append("fr", "trial.said: \"Parfait !\"\n");
    var lines = Files.readAllLines(folder.resolve("messages/en.yml"));
    assertThat(warnings())
        .anyMatch(p -> at(p, lines, "trial.said") && p.message().contains("`awesome`"));
  }

  @Test
  void theCommandTellsWhatItFoundAndHowItEnded() throws IOException {
    var right = Terminal.run("check", folder.toString());
    assertThat(right.code()).isZero();
    assertThat(right.out()).isEqualToIgnoringNewLines("0 errors, 0 warnings");
    plant("flow: planted\nsteps:\n  - say: no.such.message\n");
    var wrong = Terminal.run("check", folder.toString());
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.out()).contains("error    flows/planted.yml:3: message `no.such.message`");
    var json =
        tools.jackson.databind.json.JsonMapper.builder()
            .build()
            .readTree(Terminal.run("check", folder.toString(), "--json").out());
    assertThat(json.path("errors").get(0).path("file").asString()).isEqualTo("flows/planted.yml");
    assertThat(json.path("errors").get(0).path("line").asInt()).isEqualTo(3);
    assertThat(json.path("warnings").get(0).path("message").asString()).contains("leads to");
    var nowhere = Terminal.run("check", temp.resolve("nowhere").toString());
    assertThat(nowhere.code()).isEqualTo(2);
    assertThat(nowhere.err()).contains("nowhere");
  }

  @Test
  void noShopAtAll() {
    assertThat(OpenShop.read(temp.resolve("nothing"), temp).problems())
        .anyMatch(p -> p.message().contains("comptoir new"));
  }

  private void plant(String flow) throws IOException {
    Files.writeString(folder.resolve("flows/planted.yml"), flow);
  }

  private void append(String language, String messages) throws IOException {
    var file = folder.resolve("messages/" + language + ".yml");
    Files.writeString(file, Files.readString(file) + "\n" + messages);
  }

  /** Whether it names the line where this stands. */
  private static boolean at(Problem problem, List<String> lines, String what) {
    return problem.line() > 0
        && problem.line() <= lines.size()
        && lines.get(problem.line() - 1).contains(what);
  }

  private List<Problem> warnings() {
    return OpenShop.read(folder, temp.resolve("cache")).shop().orElseThrow().warnings();
  }

  private List<Problem> problems() {
    return OpenShop.read(folder, temp.resolve("cache")).problems();
  }
}

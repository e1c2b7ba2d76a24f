package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.storage.memory.MemoryStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The designer's simulator, as it is typed into. */
class ChatCommandTest {
  @TempDir private Path temp;
  private Path shop = Path.of("shop");

  @BeforeEach
  void aNewShop() throws IOException {
    shop = temp.resolve("shop");
    assertThat(Terminal.run("new", shop.toString()).code()).isZero();
    Files.writeString(
        shop.resolve("flows/trial.yml"),
        """
        flow: trial
        triggers: {keywords: {fr: [essai], en: [trial]}}
        slots: {name: name, colour: {type: text, scope: conversation}}
        steps:
          - {collect: name, ask: trial.ask, silence: {web: 30m, voice: 7s}}
          - say: trial.done
            with: {name: name}
        """);
    for (var language : new String[] {"fr", "en"}) {
      var file = shop.resolve("messages/" + language + ".yml");
      Files.writeString(
          file,
          Files.readString(file)
              + """

              trial:
                ask: {web: "LANG the web asks.", sms: "LANG a text message asks.", voice: "LANG a voice asks."}
                done: ["LANG one {name}.", "LANG two {name}."]
              """
                  .replace("LANG", language.equals("fr") ? "Ici" : "Here"));
    }
  }

  @Test
  void jsonIsOneObjectALineAndNothingElse() {
    var shown = Terminal.typing("hello\n/why\ntrial\n/nonsense\n", chat("--json"));
    assertThat(shown.code()).isZero();
    var lines = shown.out().lines().toList();
    assertThat(lines).hasSize(4);
    for (var line : lines) {
      var turn = JsonMapper.builder().build().readTree(line);
      assertThat(turn.propertyNames())
          .containsExactlyInAnyOrder("messages", "flow", "slots", "language", "understanding");
      assertThat(turn.path("messages").isArray()).isTrue();
      assertThat(turn.path("language").asString()).isEqualTo("en");
    }
    var first = JsonMapper.builder().build().readTree(lines.getFirst());
    assertThat(first.path("flow").asString()).isEqualTo("welcome");
    assertThat(first.path("understanding").isObject()).isTrue();
    var third = JsonMapper.builder().build().readTree(lines.get(2));
    assertThat(third.path("flow").asString()).isEqualTo("trial");
    assertThat(shown.err()).contains("understood:", "there is no /nonsense");
  }

  @Test
  void whySaysWhichStepOfWhichFlowSpokeAndWhichWording() {
    var shown = Terminal.typing("trial\n/why\n/flows\nCamille Martin\n/why\n", chat());
    assertThat(shown.out())
        .contains("flow trial, flows/trial.yml:5 (collect name)", "said trial.ask")
        .contains("under way: trial, flows/trial.yml:5", "open question: name")
        .containsPattern("said trial\\.done \\(wording [12] of 2\\), because of what was said")
        .contains("flows/trial.yml:6 (say trial.done)");
  }

  @Test
  void timersGoOffWhenTheClockIsMoved() {
    var shown = Terminal.typing("trial\n/timers\n/clock 31m\n/why\n/timers\n", chat());
    assertThat(shown.out())
        .contains("silence goes off")
        .contains("said pattern.silence")
        .contains("because of the timer silence: the engine’s own pattern")
        .contains("no timer is set");
  }

  @Test
  void theConversationGoesOnByAnotherChannelAndInAnotherLanguage() {
    var shown =
        Terminal.typing(
            "trial\n/channel sms\ntrial\n/channel voice\n/language fr\nessai\n", chat());
    assertThat(shown.out())
        .containsSubsequence(
            "Here the web asks.", "Here a text message asks.", "Ici a voice asks.");
    var wrong = Terminal.typing("/channel pigeon\n/language xx\n/press nothing\n", chat());
    assertThat(wrong.err()).contains("web, sms or voice", "speaks", "no such button");
  }

  @Test
  void helpListsTheOrders() {
    assertThat(Terminal.typing("/help\n", chat()).out()).contains("/clock 2h", "/record FILE");
    assertThat(Terminal.run("chat", "--help").out()).contains("/clock 2h", "/record FILE");
  }

  @Test
  void aSavedFolderIsReadAgainAndTheConversationGoesOn() throws IOException {
    var clock = new ShopClock(Instant.parse("2026-12-01T09:00:00Z"));
    var stores = MemoryStores.create(clock);
    try (var stage = new Stage(shop, stores, clock)) {
      var rehearsal = new Rehearsal(stage.shop(), stores, clock, "webchat", Language.ENGLISH);
      rehearsal.say("trial");
      assertThat(stage.renew(rehearsal, false)).isEmpty();

      var messages = shop.resolve("messages/en.yml");
      Files.writeString(
          messages,
          Files.readString(messages).replace("Here one", "Now one").replace("Here two", "Now two"));
      assertThat(stage.renew(rehearsal, false))
          .hasValueSatisfying(t -> assertThat(t).contains("read again"));
      assertThat(rehearsal.say("Camille Martin").toString()).contains("Now ").contains("Camille");

      Files.writeString(
          shop.resolve("flows/broken.yml"), "flow: broken\nsteps: [{say: nowhere}]\n");
      assertThat(stage.renew(rehearsal, false))
          .hasValueSatisfying(
              told -> assertThat(told).contains("flows/broken.yml:2", "stays as it was"));
      assertThat(stage.renew(rehearsal, false)).as("told once").isEmpty();
      assertThat(rehearsal.say("trial").toString()).contains("Here the web asks.");
    }
  }

  @Test
  void aSavedFolderIsToldAtOnceNotBeforeTheNextLineOnly() throws Exception {
    var clock = new ShopClock(Instant.parse("2026-12-01T09:00:00Z"));
    var stores = MemoryStores.create(clock);
    var told = new LinkedBlockingQueue<String>();
    try (var stage = new Stage(shop, stores, clock)) {
      var rehearsal = new Rehearsal(stage.shop(), stores, clock, "webchat", Language.ENGLISH);
      rehearsal.say("trial");
      stage.follow(rehearsal, told::add);

      Files.createDirectory(shop.resolve("flows/more"));
      var broken = shop.resolve("flows/broken.yml");
      Files.writeString(broken, "flow: broken\nsteps: [{say: nowhere}]\n");
      assertThat(told.poll(30, TimeUnit.SECONDS)).contains("flows/broken.yml:2", "stays as it was");

      Files.delete(broken);
      assertThat(told.poll(30, TimeUnit.SECONDS)).contains("read again");
      synchronized (rehearsal) {
        assertThat(rehearsal.say("Camille Martin").toString()).contains("Here ", "Camille");
      }
      assertThat(told).as("each saving is told once").isEmpty();
    }
  }

  private String[] chat(String... more) {
    var words =
        new java.util.ArrayList<>(java.util.List.of("chat", shop.toString(), "--locale", "en"));
    words.addAll(java.util.List.of(more));
    return words.toArray(String[]::new);
  }
}

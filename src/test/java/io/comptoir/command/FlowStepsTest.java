package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.storage.memory.MemoryStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Steps of the flow language that the demo shop has no use for, in a shop of their own. */
@NullUnmarked
class FlowStepsTest {
  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void aNewShop() {
    folder = temp.resolve("shop");
    assertThat(new CommandLine(new NewCommand()).execute(folder.toString())).isZero();
  }

  @Test
  void aVariantIsKeptByACustomerAndEnteredOnce() throws IOException {
    plant(
        """
        flow: planted
        triggers: {keywords: {fr: [essai], en: [trial]}}
        aside: true
        steps:
          - variant:
              experiment: winback
              arms:
                a: [{say: pattern.yes}]
                b: {weight: 3, do: [{say: pattern.no}]}
        """);
    try (var shop = open()) {
      var rehearsal = rehearsal(shop, "webchat");
      rehearsal.listen();
      rehearsal.say("trial");
      assertThat(rehearsal.events()).contains("experiment.entered");
      var arm = ((Value.Text) rehearsal.profile().value("experiment.winback").orElseThrow()).text();
      var says = arm.equals("a") ? "pattern.yes" : "pattern.no";
      assertThat(rehearsal.said()).contains(says);
      for (var again = 0; again < 3; again++) {
        rehearsal.listen();
        rehearsal.say("trial");
        assertThat(rehearsal.said()).contains(says);
        assertThat(rehearsal.events()).doesNotContain("experiment.entered");
      }
    }
  }

  @Test
  void silenceIsBrokenOnceAfterTheChannelsTimeAndTheQuestionStaysOpen() throws IOException {
    plant(asking("{voice: 7s, web: 30m}"));
    try (var shop = open()) {
      var web = rehearsal(shop, "webchat");
      web.say("trial");
      assertThat(web.advance(Duration.ofMinutes(29))).isEmpty();
      web.listen();
      assertThat(web.advance(Duration.ofMinutes(2))).hasSize(1);
      assertThat(web.said()).contains("pattern.silence");
      assertThat(web.advance(Duration.ofDays(1))).isEmpty();
      web.listen();
      web.say("Camille Martin");
      assertThat(web.said()).contains("pattern.yes");
    }
    try (var shop = open()) {
      var sms = rehearsal(shop, "sms");
      sms.say("trial");
      assertThat(sms.advance(Duration.ofDays(1))).as("sms waits for ever").isEmpty();
    }
  }

  @Test
  void anAnswerInTimeLeavesNoTimerBehind() throws IOException {
    plant(asking("{web: 30m}"));
    try (var shop = open()) {
      var web = rehearsal(shop, "webchat");
      web.say("trial");
      assertThat(web.stores().timers().next(web.now().id())).isPresent();
      web.say("Camille Martin");
      assertThat(web.stores().timers().next(web.now().id())).isEmpty();
      assertThat(web.advance(Duration.ofHours(1))).isEmpty();
    }
  }

  @Test
  void whatIsWrittenWronglyIsTold() throws IOException {
    plant(
        """
        flow: planted
        slots: {name: name}
        steps:
          - variant: {experiment: x, arms: {a: [{say: pattern.yes}]}}
          - variant: {experiment: x, arms: {a: {weight: 0, do: []}, b: []}}
          - {collect: name, ask: pattern.yes, silence: {web: soon}}
          - {collect: name, id: two, ask: pattern.yes, silence: {web: 400d}}
          - {collect: name, id: three, ask: pattern.yes, silence: {web: 1h, then: no.such.message}}
        """);
    var problems = OpenShop.read(folder, temp.resolve("cache")).problems();
    assertThat(problems)
        .filteredOn(p -> p.file().equals("flows/planted.yml"))
        .extracting(io.comptoir.shop.Problem::line)
        .contains(4, 5, 6, 7, 8);
  }

  private static String asking(String silence) {
    return """
    flow: planted
    triggers: {keywords: {fr: [essai], en: [trial]}}
    slots: {name: name}
    steps:
      - {collect: name, ask: pattern.no, silence: SILENCE}
      - say: pattern.yes
    """
        .replace("SILENCE", silence);
  }

  private void plant(String flow) throws IOException {
    Files.writeString(folder.resolve("flows/planted.yml"), flow);
  }

  private OpenShop open() {
    var clock = new ShopClock(Instant.parse("2026-12-01T09:00:00Z"));
    var stores = Stores.of(MemoryStores.create(clock));
    return OpenShop.open(folder, stores, Payments.sandbox(clock), clock, temp.resolve("cache"));
  }

  private static Rehearsal rehearsal(OpenShop opened, String channel) {
    var clock = new ShopClock(Instant.parse("2026-12-01T09:00:00Z"));
    var stores = MemoryStores.create(clock);
    return new Rehearsal(
        opened.on(Stores.of(stores), Payments.sandbox(clock), clock),
        stores,
        clock,
        channel,
        Language.ENGLISH);
  }
}

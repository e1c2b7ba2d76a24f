package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.conversation.ConversationStore;
import io.comptoir.customer.Identity;
import io.comptoir.dialogue.flow.FlowSnapshot;
import io.comptoir.engine.Engine;
import io.comptoir.engine.EngineSettings;
import io.comptoir.engine.EngineStores;
import io.comptoir.engine.Shops;
import io.comptoir.message.Content;
import io.comptoir.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Conversations and a folder that changes, through a restart, on either kind of store. */
@NullUnmarked
abstract class FlowVersionsContract {
  private static final String ASKING =
      """
      flow: planted
      triggers: {keywords: {fr: [essai], en: [trial]}}
      slots: {name: name, town: city}
      steps:
        - {collect: name, ask: pattern.yes}
        - {collect: town, ask: pattern.no}
        - say: pattern.repeat
      """;

  @TempDir Path temp;
  private final ShopClock clock = new ShopClock(Instant.parse("2026-12-01T09:00:00Z"));

  /** Everything a server keeps; each call is another process on the same data. */
  record Kept(Stores stores, EngineStores engine, ConversationStore conversations) {}

  abstract Kept kept(ShopClock clock);

  @Test
  void aConversationFinishesOnItsVersionAcrossAReloadAndARestart() throws IOException {
    var folder = temp.resolve("shop");
    assertThat(new CommandLine(new NewCommand()).execute(folder.toString())).isZero();
    var planted = folder.resolve("flows/planted.yml");
    Files.writeString(planted, ASKING);
    ConversationId id;
    List<FlowSnapshot> began;
    var first = kept(clock);
    try (var shop = open(folder, first)) {
      began = shop.shop().snapshots();
      id = begin(shop, first);
      assertThat(say(shop, first, id, "trial")).last().asString().contains("Yes");
      assertThat(say(shop, first, id, "Camille Martin")).last().asString().contains("No");
    }
    Files.writeString(
        planted,
        ASKING
            .replace("slots: {name: name, town: city}", "slots: {mail: email}")
            .replace("  - {collect: name, ask: pattern.yes}\n", "")
            .replace("{collect: town, ask: pattern.no}", "{collect: mail, ask: pattern.too_long}"));
    var again = kept(clock);
    try (var shop = open(folder, again)) {
      assertThat(shop.dialogue().script().earlier()).isNotEmpty();
      assertThat(say(shop, again, id, "Lyon"))
          .last()
          .asString()
          .as("the last step of the version it began")
          .contains("question");
      assertThat(say(shop, again, id, "trial")).last().asString().contains("too long");

      var upkeep = new FlowUpkeep(() -> List.of(shop), again.stores().flows(), clock);
      clock.advance(Duration.ofDays(2));
      assertThat(upkeep.tidy()).as("nobody is in it any more").isPositive();
      assertThat(again.stores().flows().needed(shop.counter().shop(), Instant.EPOCH))
          .extracting(FlowSnapshot::hash)
          .containsExactlyInAnyOrderElementsOf(
              shop.shop().snapshots().stream().map(FlowSnapshot::hash).toList());
      assertThat(upkeep.tidy()).as("once an hour").isZero();
    }
    assertThat(began).isNotEmpty();
  }

  private OpenShop open(Path folder, Kept kept) {
    return OpenShop.open(
        folder, kept.stores(), Payments.sandbox(clock), clock, temp.resolve("cache"));
  }

  private ConversationId begin(OpenShop shop, Kept kept) {
    Conversation conversation =
        engine(shop, kept)
            .intake()
            .openConversation(
                shop.counter().shop(),
                new Identity(
                    "webchat", shop.counter().shop().value(), UUID.randomUUID().toString()),
                "",
                Language.ENGLISH);
    return conversation.id();
  }

  private List<String> say(OpenShop shop, Kept kept, ConversationId id, String text) {
    var before = kept.conversations().find(id).orElseThrow().lastSeq();
    var engine = engine(shop, kept);
    engine.intake().accept(id, UUID.randomUUID(), new Content.Text(text));
    engine.runUntilIdle();
    return kept.conversations().messagesAfter(id, before + 1, 50).stream()
        .map(Message::content)
        .map(content -> content instanceof Content.Text(var said, var _) ? said : "")
        .toList();
  }

  private Engine engine(OpenShop shop, Kept kept) {
    return Engine.synchronous(
        kept.engine(),
        Shops.of(shop.counter()),
        EngineSettings.deterministic(clock, System.nanoTime(), Set.of("webchat")));
  }
}

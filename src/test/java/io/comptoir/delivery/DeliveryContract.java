package io.comptoir.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.channel.Outcome;
import io.comptoir.channel.Platform.InDoubt;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Identity;
import io.comptoir.delivery.OutboxStore.Receipt;
import io.comptoir.delivery.OutboxStore.State;
import io.comptoir.engine.Engine;
import io.comptoir.engine.EngineSettings;
import io.comptoir.engine.Inbound;
import io.comptoir.engine.ScriptedShop;
import io.comptoir.engine.SettableClock;
import io.comptoir.engine.TestStores;
import io.comptoir.message.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What goes out, on whatever stores, through a channel that does as it is told. */
abstract class DeliveryContract {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T09:00:00Z"));
  private final TestStores stores = stores(clock);
  private final String channel = "fake-" + UUID.randomUUID();
  private final Identity person = new Identity(channel, "scripted", UUID.randomUUID().toString());
  private final FakeChannel fake = new FakeChannel();
  private final Engine engine =
      Engine.synchronous(
          stores.forEngine(),
          new ScriptedShop().shops(),
          EngineSettings.deterministic(clock, new Random().nextLong(), Set.of("webchat")));
  private final Delivery delivery =
      new Delivery(stores.outbox(), List.of(fake), "here", clock, new Random(1));

  abstract TestStores stores(SettableClock clock);

  @Test
  void repliesGoOutInOrder() {
    say("a");
    say("b");
    deliver();
    assertThat(fake.sent).containsExactly("echo a", "echo b");
  }

  @Test
  void aMessageThatFailsHoldsBackThoseAfterIt() {
    fake.outcomes.add(new Outcome.Later(Duration.ZERO, "busy"));
    say("a");
    say("b");
    deliver();
    assertThat(fake.sent).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    deliver();
    assertThat(fake.sent).containsExactly("echo a", "echo b");
  }

  @Test
  void theChannelsOwnPauseIsKept() {
    fake.outcomes.add(new Outcome.Later(Duration.ofMinutes(10), "slow down"));
    say("a");
    deliver();
    clock.advance(Duration.ofMinutes(9));
    deliver();
    assertThat(fake.sent).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    deliver();
    assertThat(fake.sent).containsExactly("echo a");
  }

  @Test
  void whatMayNotGoYetIsLookedAtAgainWithinAMinuteAndCountsNoAttempt() {
    var tries = Delivery.MAX_ATTEMPTS + 2;
    for (var i = 0; i < tries; i++) {
      fake.outcomes.add(new Outcome.NotYet(clock.instant().plusSeconds(36_000), "quiet_hours"));
    }
    var id = say("a");
    for (var i = 0; i < tries; i++) {
      deliver();
      assertThat(fake.sent).isEmpty();
      assertThat(row(id, 2).state()).isEqualTo(State.WAITING);
      clock.advance(Duration.ofMinutes(1));
    }
    deliver();
    assertThat(fake.sent).containsExactly("echo a");
    assertThat(row(id, 2).attempts()).isEqualTo(1);
  }

  @Test
  void aMessageGivenUpLetsTheNextOneGo() {
    fake.outcomes.add(new Outcome.Refused("blocked"));
    var id = say("a");
    say("b");
    deliver();
    assertThat(fake.sent).containsExactly("echo b");
    assertThat(row(id, 2).state()).isEqualTo(State.DEAD);
    assertThat(row(id, 2).referenceOrReason()).isEqualTo("blocked");
  }

  @Test
  void aMessageThatKeepsFailingIsGivenUp() {
    for (var i = 0; i < Delivery.MAX_ATTEMPTS; i++) {
      fake.outcomes.add(new Outcome.Later(Duration.ZERO, "busy"));
    }
    var id = say("a");
    for (var i = 0; i < Delivery.MAX_ATTEMPTS; i++) {
      deliver();
      clock.advance(Duration.ofHours(1));
    }
    assertThat(row(id, 2).state()).isEqualTo(State.DEAD);
    assertThat(row(id, 2).attempts()).isEqualTo(Delivery.MAX_ATTEMPTS);
  }

  @Test
  void aKillWhileSendingLeavesTheOutcomeUnknownAndTheChannelsRuleDecides() {
    fake.inDoubt = InDoubt.AGAIN;
    var again = say("a");
    killedWhileSending();
    deliver();
    assertThat(fake.sent).containsExactly("echo a");
    assertThat(row(again, 2).state()).isEqualTo(State.SENT);
    fake.inDoubt = InDoubt.HOLD;
    say("b");
    killedWhileSending();
    say("c");
    deliver();
    assertThat(fake.sent).containsExactly("echo a", "echo c");
    assertThat(row(again, 4).state()).isEqualTo(State.HELD);
  }

  @Test
  void aSenderThatLostItsHoldChangesNothing() {
    var id = say("a");
    var slow = take(Duration.ZERO).getFirst();
    clock.advance(Duration.ofMillis(10));
    sleepPastDatabaseClock();
    var quick = take(Duration.ofMinutes(1)).getFirst();
    stores.outbox().settle(slow, State.DEAD, "too late");
    assertThat(row(id, 2).state()).isEqualTo(State.SENDING);
    stores.outbox().settle(quick, State.SENT, "r");
    assertThat(row(id, 2).state()).isEqualTo(State.SENT);
  }

  @Test
  void receiptsOnlyGrow() {
    var id = say("a");
    deliver();
    var reference = row(id, 2).referenceOrReason();
    assertThat(stores.outbox().note(channel, reference, Receipt.READ)).isTrue();
    assertThat(stores.outbox().note(channel, reference, Receipt.DELIVERED)).isTrue();
    assertThat(row(id, 2).receipt()).isEqualTo(Receipt.READ);
    assertThat(stores.outbox().note(channel, "unknown", Receipt.READ)).isFalse();
  }

  @Test
  void aMessageHalfOutGoesOnWhereItWas() {
    fake.partsOut = 2;
    fake.outcomes.add(new Outcome.Later(Duration.ZERO, "busy"));
    say("a");
    deliver();
    fake.partsOut = 0;
    clock.advance(Duration.ofMinutes(1));
    deliver();
    assertThat(fake.seen).extracting(Outgoing::parts).containsExactly(0, 2);
  }

  @Test
  void anOutcomeThatNobodyKnowsFollowsTheChannelsRule() {
    fake.outcomes.add(new Outcome.Unknown("timed_out"));
    var held = say("a");
    deliver();
    assertThat(row(held, 2).state()).isEqualTo(State.HELD);
    fake.inDoubt = InDoubt.AGAIN;
    fake.outcomes.add(new Outcome.Unknown("timed_out"));
    say("b");
    deliver();
    clock.advance(Duration.ofMinutes(1));
    deliver();
    assertThat(fake.sent).containsExactly("echo b");
  }

  @Test
  void theSenderKnowsWhenThePersonWroteLast() {
    say("a");
    deliver();
    assertThat(fake.seen.getFirst().heardAt()).contains(clock.instant());
    assertThat(fake.seen.getFirst().language()).isEqualTo(Language.FRENCH);
    assertThat(fake.seen.getFirst().shop()).isEqualTo(ScriptedShop.SHOP);
  }

  @Test
  void anAccountWithoutRoomKeepsItsMessagesAndTheOthersGo() {
    say("a");
    var other = new Identity(channel, "other", person.externalId());
    sayAs(other, "b");
    var taken =
        stores
            .outbox()
            .take(
                Map.of(new OutboxStore.Place(channel, "other"), 1),
                "here",
                Duration.ofMinutes(1),
                clock.instant());
    assertThat(taken).extracting(t -> t.outgoing().to()).containsExactly(other);
  }

  @Test
  void whatWasGivenUpIsListedAndCanBeSentAgain() {
    fake.outcomes.add(new Outcome.Refused("blocked"));
    var id = say("a");
    deliver();
    assertThat(stores.outbox().deadLetters(ScriptedShop.SHOP, 100))
        .filteredOn(letter -> letter.conversation().equals(id))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo("blocked");
              assertThat(letter.place().channel()).isEqualTo(channel);
              assertThat(letter.state()).isEqualTo(State.DEAD);
            });
    assertThat(stores.outbox().replay(id, 2, clock.instant())).isTrue();
    assertThat(stores.outbox().replay(id, 2, clock.instant())).isFalse();
    deliver();
    assertThat(fake.sent).containsExactly("echo a");
    assertThat(stores.outbox().replay(id, 2, clock.instant())).isFalse();
  }

  @Test
  void aQuotaThatIsUsedUpLetsNothingGoUntilNextMonth() {
    fake.quota = OptionalLong.of(1);
    say("a");
    deliver();
    var id = say("b");
    deliver();
    assertThat(fake.sent).containsExactly("echo a");
    assertThat(row(id, 4).state()).isEqualTo(State.DEAD);
    assertThat(row(id, 4).referenceOrReason()).startsWith("quota: ").contains("; instead: ");
    clock.advance(Duration.ofDays(31));
    say("c");
    deliver();
    assertThat(fake.sent).containsExactly("echo a", "echo c");
  }

  @Test
  void readUntilATimeIsReadUpToThere() {
    var id = say("a");
    deliver();
    clock.advance(Duration.ofMinutes(1));
    say("b");
    deliver();
    assertThat(stores.outbox().noteReadUntil(person, clock.instant().minusSeconds(30)))
        .isEqualTo(1);
    assertThat(row(id, 2).receipt()).isEqualTo(Receipt.READ);
    assertThat(row(id, 4).receipt()).isEqualTo(Receipt.NONE);
  }

  @Test
  void aMessageThatDidNotArriveAfterAllIsGivenUp() {
    var id = say("a");
    deliver();
    var reference = row(id, 2).referenceOrReason();
    assertThat(stores.outbox().noteUndelivered(channel, reference, "no such number")).isTrue();
    assertThat(row(id, 2).state()).isEqualTo(State.DEAD);
    assertThat(row(id, 2).referenceOrReason()).isEqualTo("no such number");
  }

  private ConversationId say(String text) {
    return sayAs(person, text);
  }

  private ConversationId sayAs(Identity who, String text) {
    var accepted =
        engine
            .intake()
            .accept(
                new Inbound(
                    ScriptedShop.SHOP,
                    who,
                    "",
                    Language.FRENCH,
                    UUID.randomUUID().toString(),
                    UUID.randomUUID(),
                    new Content.Text(text)));
    engine.runUntilIdle();
    return accepted.conversation();
  }

  private void deliver() {
    while (delivery.sendDueHere() > 0) {
      // until nothing is due
    }
  }

  private void killedWhileSending() {
    assertThat(take(Duration.ZERO)).hasSize(1);
    clock.advance(Duration.ofMillis(10));
    sleepPastDatabaseClock();
  }

  /** A lease of no length runs out by the store's own clock at once. */
  private static void sleepPastDatabaseClock() {
    var now = System.nanoTime();
    while (System.nanoTime() - now < 2_000_000) {
      Thread.onSpinWait();
    }
  }

  private List<OutboxStore.Taken> take(Duration lease) {
    return stores
        .outbox()
        .take(
            Map.of(new OutboxStore.Place(channel, "scripted"), 10), "dead", lease, clock.instant());
  }

  private OutboxStore.Row row(ConversationId id, long seq) {
    return stores.outbox().find(id, seq).orElseThrow();
  }

  private final class FakeChannel implements ChannelSender {
    final List<String> sent = new ArrayList<>();
    final ArrayDeque<Outcome> outcomes = new ArrayDeque<>();
    final List<Outgoing> seen = new ArrayList<>();
    InDoubt inDoubt = InDoubt.HOLD;
    OptionalLong quota = OptionalLong.empty();
    int partsOut;

    @Override
    public String channel() {
      return channel;
    }

    @Override
    public InDoubt inDoubt() {
      return inDoubt;
    }

    @Override
    public Set<String> accounts() {
      return Set.of("scripted", "other");
    }

    @Override
    public OptionalLong monthlyQuota(String account) {
      return quota;
    }

    @Override
    public int perSecond() {
      return 100;
    }

    @Override
    public Outcome send(Outgoing outgoing, Parts parts) {
      seen.add(outgoing);
      if (partsOut > 0) {
        parts.out(partsOut);
      }
      if (!outcomes.isEmpty()) {
        return outcomes.removeFirst();
      }
      sent.add(((Content.Text) outgoing.message().content()).text());
      return new Outcome.Sent("ref-" + outgoing.message().id());
    }
  }
}

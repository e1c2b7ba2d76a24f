package io.comptoir.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.conversation.Control;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.conversation.Standing;
import io.comptoir.customer.Identity;
import io.comptoir.message.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a turn does, on whatever stores; one thread, a clock that is told to move. */
abstract class TurnContract {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T09:00:00Z"));
  private final TestStores stores = stores(clock);
  private final ScriptedShop shop = new ScriptedShop();
  private final Engine engine =
      Engine.synchronous(
          stores.forEngine(),
          shop.shops(),
          EngineSettings.deterministic(clock, new java.util.Random().nextLong(), Set.of("webchat"))
              .inTurnLimit(Duration.ofMillis(200))
              .writeLimit(Duration.ofMillis(200)));
  private final String person = UUID.randomUUID().toString();
  private final ConversationId conversation = open().id();

  abstract TestStores stores(SettableClock clock);

  @Test
  void aMessageIsAnswered() {
    say("bonjour");
    assertThat(texts()).containsExactly("bonjour", "echo bonjour");
    assertThat(stores.conversations().idle(conversation)).isTrue();
  }

  @Test
  void howItStandsSaysHowFarWasReadAndWhoIsThere() {
    assertThat(stores.conversations().standing(conversation)).isEqualTo(Standing.QUIET);
    var sent = accept("no timer");
    assertThat(stores.conversations().standing(conversation))
        .isEqualTo(new Standing(false, 0, Control.BOT, Optional.empty()));
    engine.runUntilIdle();
    assertThat(stores.conversations().standing(conversation))
        .isEqualTo(new Standing(true, sent.seq(), Control.BOT, Optional.empty()));
    say("human");
    assertThat(stores.conversations().standing(conversation).control()).isEqualTo(Control.OFFERED);
    stores.handovers().take(conversation, "Claire", clock.instant());
    assertThat(stores.conversations().standing(conversation))
        .isEqualTo(new Standing(true, 2, Control.AGENT, Optional.of("Claire")));
    assertThat(stores.conversations().standing(new ConversationId(UUID.randomUUID())))
        .isEqualTo(Standing.QUIET);
  }

  @Test
  void theSameIdTwiceIsOneMessage() {
    var id = UUID.randomUUID();
    var first = engine.intake().accept(conversation, id, new Content.Text("a"));
    var second = engine.intake().accept(conversation, id, new Content.Text("a"));
    engine.runUntilIdle();
    assertThat(second).isEqualTo(new Accepted(conversation, first.seq(), true));
    assertThat(texts()).containsExactly("a", "echo a");
  }

  @Test
  void theSameMessageIdUnderAnotherKeyIsRefused() {
    var id = UUID.randomUUID();
    engine.intake().accept(conversation, id, new Content.Text("a"));
    var again =
        new Inbound(
            ScriptedShop.SHOP,
            new Identity("webchat", "scripted", person),
            "",
            Language.FRENCH,
            UUID.randomUUID().toString(),
            id,
            new Content.Text("b"));
    assertThatThrownBy(() -> engine.intake().accept(again))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.reason()).isEqualTo(Refused.Reason.ID_USED));
    engine.runUntilIdle();
    assertThat(texts()).containsExactly("a", "echo a");
  }

  @Test
  void aFirstMessageMakesCustomerAndConversation() {
    var identity = new Identity("webchat", "scripted", UUID.randomUUID().toString());
    var inbound =
        new Inbound(
            ScriptedShop.SHOP,
            identity,
            "",
            Language.ENGLISH,
            UUID.randomUUID().toString(),
            UUID.randomUUID(),
            new Content.Text("hello"));
    var accepted = engine.intake().accept(inbound);
    assertThat(engine.intake().accept(inbound))
        .isEqualTo(new Accepted(accepted.conversation(), 1, true));
    engine.runUntilIdle();
    var made = stores.conversations().find(accepted.conversation()).orElseThrow();
    assertThat(made.identity()).isEqualTo(identity);
    assertThat(made.lastSeq()).isEqualTo(2);
    assertThat(stores.conversations().ofCustomer(made.customer(), 5)).containsExactly(made);
  }

  @Test
  void openingTwiceIsOneConversation() {
    assertThat(open().id()).isEqualTo(conversation);
  }

  @Test
  void messagesThatWaitTogetherAreFoldedInOrder() {
    for (var i = 0; i < 25; i++) {
      accept("m" + i);
    }
    engine.runUntilIdle();
    assertThat(texts().subList(25, 50))
        .containsExactlyElementsOf(
            java.util.stream.IntStream.range(0, 25).mapToObj(i -> "echo m" + i).toList());
    assertThat(now().version()).as("the first alone, then twenty, then four").isEqualTo(3);
  }

  @Test
  void aLocalActionIsSeenByTheDecisionThatFollows() {
    say("add");
    say("add");
    assertThat(texts()).containsExactly("add", "done add cart=1", "add", "done add cart=2");
    assertThat(stores.carts().find(ScriptedShop.SHOP, now().customer()).count()).isEqualTo(2);
  }

  @Test
  void aWriteRunsAfterTheCommitAndItsResultComesBack() {
    say("pay");
    assertThat(texts()).containsExactly("pay", "done pay cart=0");
    assertThat(shop.writes.values()).extracting(Object::toString).containsExactly("1");
  }

  @Test
  void aWriteThatFailsIsTriedAgainLater() {
    shop.writeFailures.set(2);
    say("pay");
    assertThat(texts()).containsExactly("pay");
    assertThat(stores.conversations().idle(conversation)).isFalse();
    clock.advance(Duration.ofMinutes(2));
    engine.runUntilIdle();
    clock.advance(Duration.ofMinutes(2));
    engine.runUntilIdle();
    assertThat(texts()).containsExactly("pay", "done pay cart=0");
  }

  @Test
  void aWriteThatKeepsFailingIsToldToTheDialogue() {
    shop.writeFailures.set(100);
    say("pay");
    for (var i = 0; i < 5; i++) {
      clock.advance(Duration.ofHours(1));
      engine.runUntilIdle();
    }
    assertThat(texts()).containsExactly("pay", "failed UNAVAILABLE");
    assertThat(stores.conversations().idle(conversation)).isTrue();
  }

  @Test
  void aWriteThatHangsIsGivenUpAndTriedAgainUnderItsKey() {
    shop.writesThatHang.set(1);
    say("pay");
    assertThat(texts()).containsExactly("pay");
    clock.advance(Duration.ofMinutes(2));
    engine.runUntilIdle();
    assertThat(texts()).containsExactly("pay", "done pay cart=0");
    assertThat(shop.writes.values()).extracting(Object::toString).containsExactly("1");
  }

  @Test
  void aReadOrLocalActionThatThrowsIsOneThatFailed() {
    shop.beforeLook =
        () -> {
          throw new IllegalStateException("a mistake");
        };
    say("look");
    shop.beforeAdd =
        () -> {
          throw new IllegalStateException("a mistake");
        };
    say("add");
    assertThat(texts()).containsExactly("look", "failed UNAVAILABLE", "add", "failed UNAVAILABLE");
    assertThat(
            stores
                .carts()
                .find(
                    ScriptedShop.SHOP,
                    stores.conversations().find(conversation).orElseThrow().customer())
                .isEmpty())
        .isTrue();
  }

  @Test
  void aReadOrLocalActionThatHangsIsOneThatFailedAndNothingOfItIsKept() {
    shop.beforeLook = ScriptedShop::hang;
    say("look");
    shop.beforeAdd = ScriptedShop::hang;
    say("add");
    assertThat(texts()).containsExactly("look", "failed UNAVAILABLE", "add", "failed UNAVAILABLE");
    assertThat(stores.carts().find(ScriptedShop.SHOP, now().customer()).isEmpty()).isTrue();
    shop.beforeAdd = () -> {};
    say("add");
    assertThat(texts()).endsWith("add", "done add cart=1");
  }

  @Test
  void aLocalActionThatAnswersTooLateChangesNothing() throws InterruptedException {
    var late = new CountDownLatch(1);
    var returned = new CountDownLatch(1);
    shop.beforeAdd =
        () -> {
          awaitWhateverInterrupts(late);
          returned.countDown();
        };
    say("add");
    shop.beforeAdd = () -> {};
    late.countDown();
    assertThat(returned.await(10, TimeUnit.SECONDS)).isTrue();
    say("add");
    assertThat(texts()).containsExactly("add", "failed UNAVAILABLE", "add", "done add cart=1");
    assertThat(stores.carts().find(ScriptedShop.SHOP, now().customer()).count()).isEqualTo(1);
  }

  private static void awaitWhateverInterrupts(CountDownLatch latch) {
    for (var open = false; !open; ) {
      try {
        latch.await();
        open = true;
      } catch (InterruptedException e) {
        // an action that cannot be stopped
      }
    }
  }

  @Test
  void aDoubledYesAnswersOnlyTheQuestionAlreadyAsked() {
    say("ask");
    accept("oui");
    accept("oui");
    engine.runUntilIdle();
    assertThat(texts())
        .containsExactly(
            "ask", "question?", "oui", "oui", "confirmed; another question?", "nothing to confirm");
    say("oui");
    assertThat(texts()).endsWith("oui", "confirmed; another question?");
  }

  @Test
  void aTimerWakesTheConversation() {
    say("timer");
    clock.advance(Duration.ofSeconds(59));
    engine.runUntilIdle();
    assertThat(texts()).containsExactly("timer");
    clock.advance(Duration.ofSeconds(1));
    engine.runUntilIdle();
    assertThat(texts()).containsExactly("timer", "timer nudge 1");
  }

  @Test
  void aCancelledTimerIsSilent() {
    say("timer");
    say("no timer");
    clock.advance(Duration.ofHours(1));
    engine.runUntilIdle();
    assertThat(texts()).containsExactly("timer", "no timer");
  }

  @Test
  void aPoisonousMessageEndsWithAnApologyAndAPersonAndBlocksNothing() {
    accept("before");
    accept("boom");
    accept("after");
    engine.runUntilIdle();
    assertThat(texts().subList(3, 6))
        .containsExactly(
            "echo before",
            ((Content.Text) Apology.STANDARD.in(Language.FRENCH)).text(),
            "echo after");
    assertThat(now().control()).isEqualTo(Control.OFFERED);
    assertThat(stores.handovers().waiting(ScriptedShop.SHOP, 1000))
        .filteredOn(h -> h.conversation().equals(conversation))
        .singleElement()
        .satisfies(h -> assertThat(h.reason()).isEqualTo("error"));
  }

  @Test
  void whatGoesBeyondALimitEndsWithAnApology() {
    for (var beyond : List.of("loop", "state", "many")) {
      say(beyond);
      assertThat(texts().getLast()).as(beyond).startsWith("Je suis désolé");
    }
  }

  @Test
  void theBotIsSilentWhileAnAdviserAnswers() {
    say("human");
    assertThat(stores.handovers().take(conversation, "Ana", clock.instant())).isTrue();
    say("are you there?");
    assertThat(texts()).containsExactly("human", "are you there?");
    engine.intake().acceptHandedBack(conversation, "1");
    engine.runUntilIdle();
    assertThat(texts()).endsWith("back");
    assertThat(now().control()).isEqualTo(Control.BOT);
    assertThat(stores.handovers().open(conversation)).isEmpty();
  }

  @Test
  void whatIsLearntIsKept() {
    say("remember");
    assertThat(stores.customers().find(now().customer()).orElseThrow().profile().value("age"))
        .contains(Value.of(40));
    assertThat(now().language()).isEqualTo(Language.ENGLISH);
    assertThat(stores.events().ofConversation(conversation, 10))
        .singleElement()
        .satisfies(f -> assertThat(f.name()).isEqualTo("age.told"));
  }

  @Test
  void anEventIsTakenOnce() {
    for (var i = 0; i < 2; i++) {
      engine.intake().acceptEvent(conversation, "paid-1", "payment.settled", Map.of());
      engine.runUntilIdle();
    }
    assertThat(texts()).containsExactly("event payment.settled");
  }

  @Test
  void whatCannotBeTakenIsRefusedAndNothingIsKept() {
    assertThatThrownBy(() -> accept("x".repeat(TurnLimits.MAX_INPUT_CHARS + 1)))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.reason()).isEqualTo(Refused.Reason.TOO_LARGE));
    assertThatThrownBy(
            () ->
                engine
                    .intake()
                    .accept(
                        new ConversationId(UUID.randomUUID()),
                        UUID.randomUUID(),
                        new Content.Text("x")))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> assertThat(e.reason()).isEqualTo(Refused.Reason.UNKNOWN_CONVERSATION));
    assertThatThrownBy(
            () ->
                engine
                    .intake()
                    .accept(
                        conversation,
                        UUID.randomUUID(),
                        new Content.Carousel(List.of(), List.of())))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.reason()).isEqualTo(Refused.Reason.NOT_A_CUSTOMERS));
    assertThat(texts()).isEmpty();
  }

  @Test
  void controlCharactersAreLeftOut() {
    say("a\u0000b\u0007\nc\uD800");
    assertThat(texts().getFirst()).isEqualTo("ab\nc");
  }

  private Conversation open() {
    return engine
        .intake()
        .openConversation(
            ScriptedShop.SHOP, new Identity("webchat", "scripted", person), "", Language.FRENCH);
  }

  private Conversation now() {
    return stores.conversations().find(conversation).orElseThrow();
  }

  private void say(String text) {
    accept(text);
    engine.runUntilIdle();
  }

  private Accepted accept(String text) {
    return engine.intake().accept(conversation, UUID.randomUUID(), new Content.Text(text));
  }

  private List<String> texts() {
    return stores.conversations().messagesAfter(conversation, 0, 1000).stream()
        .map(m -> ((Content.Text) m.content()).text())
        .toList();
  }
}

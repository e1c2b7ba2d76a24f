package io.comptoir.engine;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Identity;
import io.comptoir.engine.TurnStore.AcceptOutcome;
import io.comptoir.message.Content;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The one door into conversations. What it answers for is kept on disk; what it throws on is not
 * kept at all. The same key again gets the same answer and changes nothing.
 */
public final class Intake {
  private final TurnStore store;
  private final Shops shops;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final Writer<Acceptance, AcceptOutcome> accepts;

  Intake(
      TurnStore store,
      Shops shops,
      Clock clock,
      Supplier<UUID> ids,
      Writer<Acceptance, AcceptOutcome> accepts) {
    this.store = store;
    this.shops = shops;
    this.clock = clock;
    this.ids = ids;
    this.accepts = accepts;
  }

  /**
   * A door that keeps each message by a transaction of its own, on the caller's thread, and leaves
   * its turn to others: what keeping them in groups is measured against.
   */
  public static Intake ungrouped(TurnStore store, Shops shops, EngineSettings settings) {
    return new Intake(
        store,
        shops,
        settings.clock(),
        settings.ids(),
        Writer.direct(group -> store.accept(group, Optional.empty()).outcomes()));
  }

  /**
   * A message from a channel. Customer and conversation are made when it is their first.
   *
   * @throws Refused when it cannot be taken
   */
  public Accepted accept(Inbound inbound) {
    served(inbound.shop());
    var identity = inbound.identity();
    var content = CustomerContent.checked(inbound.content());
    var accepted =
        submit(
            new Acceptance(
                sender(inbound.shop(), identity, inbound.thread(), inbound.language()),
                identity.channel() + ":" + identity.account(),
                inbound.dedupeKey(),
                new Arrival.Written(inbound.messageId(), content),
                now()));
    warned(accepted, inbound.messageId(), inbound.content(), content);
    return accepted;
  }

  /**
   * The same without waiting, so that many are kept by one commit.
   *
   * @throws Refused when it cannot be taken
   */
  public CompletableFuture<AcceptOutcome> offer(Inbound inbound) {
    var content = CustomerContent.checked(inbound.content());
    return offer(
            inbound.shop(),
            inbound.identity(),
            inbound.thread(),
            inbound.language(),
            inbound.dedupeKey(),
            new Arrival.Written(inbound.messageId(), content))
        .whenComplete(
            (outcome, _) -> {
              if (outcome instanceof AcceptOutcome.Taken(var accepted)) {
                warned(accepted, inbound.messageId(), inbound.content(), content);
              }
            });
  }

  /**
   * Something happened on a channel that is no message: a reaction, a conversation opened. Customer
   * and conversation are made when it is their first.
   *
   * @throws Refused when it cannot be taken
   */
  public CompletableFuture<AcceptOutcome> offerEvent(
      ShopId shop,
      Identity identity,
      String thread,
      Language language,
      String dedupeKey,
      String name,
      Map<String, Value> data) {
    return offer(shop, identity, thread, language, dedupeKey, new Arrival.Happened(name, data));
  }

  private CompletableFuture<AcceptOutcome> offer(
      ShopId shop,
      Identity identity,
      String thread,
      Language language,
      String dedupeKey,
      Arrival arrival) {
    served(shop);
    checkKey(dedupeKey);
    return accepts.offer(
        new Acceptance(
            sender(shop, identity, thread, language),
            identity.channel() + ":" + identity.account(),
            dedupeKey,
            arrival,
            now()));
  }

  /**
   * A message in a conversation that is open already.
   *
   * @param id made by the client; the same id again is the same message
   * @throws Refused when it cannot be taken
   */
  public Accepted accept(ConversationId conversation, UUID id, Content content) {
    var checked = CustomerContent.checked(content);
    var accepted = direct(conversation, "message:" + id, new Arrival.Written(id, checked));
    warned(accepted, id, content, checked);
    return accepted;
  }

  /** Who wrote a card number hears, once, that it was not kept. */
  private void warned(Accepted accepted, UUID message, Content written, Content kept) {
    if (CustomerContent.hidesCard(written, kept)) {
      offer(
          accepted.conversation(),
          "event:card:" + message,
          new Arrival.Happened("card.masked", Map.of()));
    }
  }

  /**
   * Something happened outside: a payment was settled, a parcel left, the chat was opened.
   *
   * @param key the same key in the same conversation is taken once
   */
  public Accepted acceptEvent(
      ConversationId conversation, String key, String name, Map<String, Value> data) {
    return direct(conversation, "event:" + key, new Arrival.Happened(name, data));
  }

  /**
   * An adviser gives the conversation back to the bot.
   *
   * @param key the same key in the same conversation is taken once
   */
  public Accepted acceptHandedBack(ConversationId conversation, String key) {
    return direct(conversation, "handed_back:" + key, new Arrival.HandedBack());
  }

  /**
   * Finds or makes the conversation of this person, without a message.
   *
   * @param language the first language of a new conversation
   */
  public Conversation openConversation(
      ShopId shop, Identity identity, String thread, Language language) {
    served(shop);
    return store.open(sender(shop, identity, thread, language), now());
  }

  Accepted direct(ConversationId conversation, String key, Arrival arrival) {
    return submit(known(conversation, key, arrival));
  }

  /** The same without waiting. */
  CompletableFuture<AcceptOutcome> offer(ConversationId conversation, String key, Arrival arrival) {
    return accepts.offer(known(conversation, key, arrival));
  }

  private Acceptance known(ConversationId conversation, String key, Arrival arrival) {
    return new Acceptance(
        new Target.Known(conversation), conversation.toString(), key, arrival, now());
  }

  private Accepted submit(Acceptance acceptance) {
    checkKey(acceptance.dedupeKey());
    return switch (accepts.submit(acceptance)) {
      case AcceptOutcome.Taken(var accepted) -> accepted;
      case AcceptOutcome.Rejected(var reason) -> throw new Refused(reason, "not taken: " + reason);
    };
  }

  private static void checkKey(String key) {
    if (key.length() > TurnLimits.MAX_KEY_CHARS) {
      throw new Refused(
          Refused.Reason.TOO_LARGE,
          "a key holds at most " + TurnLimits.MAX_KEY_CHARS + " characters");
    }
  }

  private void served(ShopId shop) {
    if (!shops.ids().contains(shop)) {
      throw new Refused(Refused.Reason.UNKNOWN_SHOP, "no shop " + shop + " is served here");
    }
  }

  private Target.Sender sender(ShopId shop, Identity identity, String thread, Language language) {
    return new Target.Sender(
        shop, identity, thread, language, new CustomerId(ids.get()), new ConversationId(ids.get()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

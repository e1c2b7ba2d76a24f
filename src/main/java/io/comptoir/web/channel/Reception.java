package io.comptoir.web.channel;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.channel.Account;
import io.comptoir.channel.Capabilities;
import io.comptoir.channel.ChannelEvent;
import io.comptoir.channel.ChannelEvent.Progress;
import io.comptoir.channel.ContactWords;
import io.comptoir.customer.Consent;
import io.comptoir.customer.ConsentStore;
import io.comptoir.customer.Identity;
import io.comptoir.delivery.OutboxStore;
import io.comptoir.dialogue.Press;
import io.comptoir.engine.Inbound;
import io.comptoir.engine.Intake;
import io.comptoir.engine.Refused;
import io.comptoir.engine.TurnStore.AcceptOutcome;
import io.comptoir.message.Content;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what a channel received: messages and events into their conversations, all of a request
 * by one commit; receipts to the outbox. One that cannot be taken is counted and takes no other
 * with it.
 */
public final class Reception {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
  private static final int MAX_ID_CHARS = 200;

  private final Intake intake;
  private final OutboxStore outbox;
  private final Answering answering;
  private final ReceivedMedia media;
  private final ChannelPayments payments;
  private final BiFunction<Account, String, Language> languages;
  private final ConsentStore consents;
  private final InstantSource clock;

  /**
   * @param languages the shop's language nearest to the one that a platform says, "" for none
   */
  public Reception(
      Intake intake,
      OutboxStore outbox,
      Answering answering,
      ReceivedMedia media,
      ChannelPayments payments,
      BiFunction<Account, String, Language> languages,
      ConsentStore consents,
      InstantSource clock) {
    this.intake = intake;
    this.outbox = outbox;
    this.answering = answering;
    this.media = media;
    this.payments = payments;
    this.languages = languages;
    this.consents = consents;
    this.clock = clock;
  }

  /**
   * @param kept events that are in a conversation now, for the first time
   * @param outcomes a word for each event: {@code accepted}, {@code repeated}, {@code receipt},
   *     {@code refused}
   */
  public record Taken(List<ChannelEvent> kept, List<String> outcomes) {}

  private record Waiting(ChannelEvent event, CompletableFuture<AcceptOutcome> outcome) {}

  /**
   * Returns when all of them are on disk.
   *
   * @throws Refused or the store's own exception when the server cannot take any now; what was kept
   *     meanwhile is known again at the next try
   */
  public Taken take(Account account, List<ChannelEvent> events) {
    var waiting = new ArrayList<Waiting>();
    var outcomes = new ArrayList<String>();
    for (var event : events) {
      try {
        if (!isSound(event)) {
          outcomes.add("malformed");
          continue;
        }
        switch (event.what()) {
          case ChannelEvent.Receipted(var reference, var progress) ->
              outcomes.add(receipt(account, reference, progress));
          case ChannelEvent.ReadUntil(var time) -> {
            outbox.noteReadUntil(identity(account, event), time);
            outcomes.add("receipt");
          }
          case ChannelEvent.Undelivered(var reference, var reason) -> {
            outbox.noteUndelivered(account.channel(), reference, reason);
            outcomes.add("undelivered");
          }
          case ChannelEvent.Paid(var payment, var charge, var amount) ->
              outcomes.add(
                  payments.paid(account.shop(), payment, charge, amount) ? "paid" : "refused");
          case ChannelEvent.Said said when wish(account, said).isPresent() ->
              waiting.add(wished(account, event, wish(account, said).get()));
          case ChannelEvent.Said said -> {
            var content = content(account, event, said);
            waiting.add(new Waiting(event, written(account, event, said.reference(), content)));
          }
          case ChannelEvent.Changed(var reference, var now, var file) -> {
            var whole =
                now == null || file == null
                    ? now
                    : media.content(account, file, now, language(account, event));
            var change = new Content.Change(messageId(account, event, reference), whole);
            waiting.add(new Waiting(event, written(account, event, event.dedupeKey(), change)));
          }
          case ChannelEvent.Ordered(var reference, var lines, var note) ->
              ordered(account, event, reference, lines, note, waiting);
          case ChannelEvent.Reacted(var reference, var sign) ->
              waiting.add(
                  happened(
                      account, event, "message.reaction", Map.of("of", reference, "sign", sign)));
          case ChannelEvent.Opened(var link) -> waiting.add(opened(account, event, link));
          case ChannelEvent.Noted(var name, var _) when name.equals(ChannelEvent.OPTED_OUT) ->
              waiting.add(wished(account, event, ContactWords.Wish.STOP));
          case ChannelEvent.Noted(var name, var _) when name.equals(ChannelEvent.OPTED_IN) ->
              waiting.add(wished(account, event, ContactWords.Wish.START));
          case ChannelEvent.Noted(var name, var value) ->
              waiting.add(happened(account, event, name, Map.of("value", value)));
          case ChannelEvent.AboutToPay _ -> outcomes.add("about_to_pay");
        }
      } catch (Refused refused) {
        outcomes.add(outcome(refused));
      } catch (IllegalArgumentException e) {
        LOG.warn("channel={} event refused: {}", account.channel(), e.getClass().getSimpleName());
        outcomes.add("malformed");
      }
    }
    var kept = new ArrayList<ChannelEvent>();
    for (var one : waiting) {
      outcomes.add(settled(one, kept));
    }
    return new Taken(kept, outcomes);
  }

  /**
   * Whether the payment that a platform asks about may go on: why not, in the person's language.
   */
  public java.util.Optional<String> refusal(
      Account account, ChannelEvent event, ChannelEvent.AboutToPay asked) {
    return payments.refusal(
        account.shop(), asked.payment(), asked.amount(), language(account, event));
  }

  private String settled(Waiting one, List<ChannelEvent> kept) {
    try {
      return switch (one.outcome().join()) {
        case AcceptOutcome.Taken(var accepted) -> {
          if (accepted.duplicate()) {
            yield "repeated";
          }
          if (kept.isEmpty() || kept.getLast() != one.event()) {
            kept.add(one.event());
          }
          yield "accepted";
        }
        case AcceptOutcome.Rejected(var reason) -> outcome(new Refused(reason, "not taken"));
      };
    } catch (CompletionException e) {
      if (e.getCause() instanceof Refused refused) {
        return outcome(refused);
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static String outcome(Refused refused) {
    if (refused.reason() == Refused.Reason.BUSY) {
      throw refused;
    }
    return refused.reason().name().toLowerCase(java.util.Locale.ROOT);
  }

  private String receipt(Account account, String reference, Progress progress) {
    var found =
        outbox.note(
            account.channel(),
            reference,
            switch (progress) {
              case DELIVERED -> OutboxStore.Receipt.DELIVERED;
              case READ -> OutboxStore.Receipt.READ;
            });
    return found ? "receipt" : "unknown_receipt";
  }

  private Content content(Account account, ChannelEvent event, ChannelEvent.Said said) {
    var file = said.media();
    var language = language(account, event);
    if (file != null) {
      return media.content(account, file, said.content(), language);
    }
    return answering.meant(
        account, identity(account, event), event.thread(), language, said.content());
  }

  private CompletableFuture<AcceptOutcome> written(
      Account account, ChannelEvent event, String reference, Content content) {
    var id = messageId(account, event, reference);
    try {
      return intake.offer(inbound(account, event, event.dedupeKey(), id, content));
    } catch (Refused refused) {
      if (refused.reason() != Refused.Reason.TOO_LARGE
          || event.dedupeKey().length() > MAX_ID_CHARS) {
        throw refused;
      }
      return intake.offer(
          inbound(account, event, event.dedupeKey(), id, new Content.Unsupported("too_large")));
    }
  }

  /** A catalogue's order fills the cart line by line, as if each "add" had been pressed. */
  private void ordered(
      Account account,
      ChannelEvent event,
      String reference,
      List<ChannelEvent.Line> lines,
      String note,
      List<Waiting> waiting) {
    for (var i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      var with = new LinkedHashMap<String, String>();
      with.put("product", line.product());
      with.put("quantity", Integer.toString(line.quantity()));
      var press = new Press("cart.add", with);
      waiting.add(
          new Waiting(
              event,
              intake.offer(
                  inbound(
                      account,
                      event,
                      event.dedupeKey() + ":" + i,
                      messageId(account, event, reference + ":" + i),
                      new Content.Postback(
                          press.payload(), line.quantity() + " × " + line.product())))));
    }
    if (!note.isBlank()) {
      waiting.add(
          new Waiting(
              event,
              intake.offer(
                  inbound(
                      account,
                      event,
                      event.dedupeKey() + ":note",
                      messageId(account, event, reference + ":note"),
                      new Content.Text(note)))));
    }
  }

  /** A followed link is a press of its name, as on the web. */
  private Waiting opened(Account account, ChannelEvent event, String link) {
    if (link.isEmpty()) {
      return happened(account, event, "session.start", Map.of());
    }
    var press = Press.to(Press.LINK, "link", link);
    return new Waiting(
        event,
        written(account, event, event.dedupeKey(), new Content.Postback(press.payload(), null)));
  }

  /** On channels that need consent, a message that is a word for stopping or beginning anew. */
  private static Optional<ContactWords.Wish> wish(Account account, ChannelEvent.Said said) {
    return Capabilities.of(account.channel()).filter(can -> can.platform().optIn()).isPresent()
            && said.content() instanceof Content.Text(var text, var _)
        ? ContactWords.of(text)
        : Optional.empty();
  }

  /** Kept with the message that says so as its proof; the bot does not answer it. */
  private Waiting wished(Account account, ChannelEvent event, ContactWords.Wish wish) {
    var given = wish == ContactWords.Wish.START;
    consents.note(
        identity(account, event),
        new Consent(given, "message " + event.dedupeKey(), clock.instant()));
    return happened(
        account,
        event,
        given ? ChannelEvent.OPTED_IN : ChannelEvent.OPTED_OUT,
        Map.of("value", wish.name().toLowerCase(java.util.Locale.ROOT)));
  }

  private Waiting happened(
      Account account, ChannelEvent event, String name, Map<String, String> data) {
    return new Waiting(
        event,
        intake.offerEvent(
            account.shop(),
            identity(account, event),
            event.thread(),
            language(account, event),
            event.dedupeKey(),
            name,
            data.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> Value.of(e.getValue())))));
  }

  private Inbound inbound(
      Account account, ChannelEvent event, String key, UUID id, Content content) {
    return new Inbound(
        account.shop(),
        identity(account, event),
        event.thread(),
        language(account, event),
        key,
        id,
        content);
  }

  private Language language(Account account, ChannelEvent event) {
    return languages.apply(account, event.language().map(Language::code).orElse(""));
  }

  static Identity identity(Account account, ChannelEvent event) {
    return new Identity(account.channel(), account.id(), event.sender());
  }

  /** Always the same for the same message, so that it can be named again when it is changed. */
  private static UUID messageId(Account account, ChannelEvent event, String reference) {
    var name =
        String.join(
            "\n", account.channel(), account.id(), event.sender(), event.thread(), reference);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** Ids are short and hold nothing that a store chokes on. */
  private static boolean isSound(ChannelEvent event) {
    return isId(event.sender())
        && isId(event.dedupeKey())
        && (event.thread().isEmpty() || isId(event.thread()));
  }

  private static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_ID_CHARS
        && text.chars().noneMatch(c -> c < ' ' || Character.isSurrogate((char) c));
  }
}

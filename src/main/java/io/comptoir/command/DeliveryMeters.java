package io.comptoir.command;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Identity;
import io.comptoir.delivery.OutboxStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An outbox that counts what became of its messages, by channel. */
final class DeliveryMeters implements OutboxStore {
  private final OutboxStore outbox;
  private final MeterRegistry meters;

  DeliveryMeters(OutboxStore outbox, MeterRegistry meters) {
    this.outbox = outbox;
    this.meters = meters;
  }

  @Override
  public List<Taken> take(Map<Place, Integer> room, String node, Duration lease, Instant now) {
    return outbox.take(room, node, lease, now);
  }

  @Override
  public void keepParts(Taken taken, int parts) {
    outbox.keepParts(taken, parts);
  }

  @Override
  public void settle(Taken taken, State settled, String referenceOrReason) {
    outbox.settle(taken, settled, referenceOrReason);
    count(taken, settled.name());
  }

  @Override
  public void putBack(Taken taken, Instant due, String reason) {
    outbox.putBack(taken, due, reason);
    count(taken, "put_back");
  }

  @Override
  public void postpone(Taken taken, Instant due, String reason) {
    outbox.postpone(taken, due, reason);
    count(taken, "postponed");
  }

  @Override
  public boolean note(String channel, String reference, Receipt receipt) {
    return outbox.note(channel, reference, receipt);
  }

  @Override
  public int noteReadUntil(Identity reader, Instant time) {
    return outbox.noteReadUntil(reader, time);
  }

  @Override
  public boolean noteUndelivered(String channel, String reference, String reason) {
    return outbox.noteUndelivered(channel, reference, reason);
  }

  @Override
  public List<DeadLetter> deadLetters(ShopId shop, int limit) {
    return outbox.deadLetters(shop, limit);
  }

  @Override
  public boolean replay(ConversationId conversation, long seq, Instant now) {
    return outbox.replay(conversation, seq, now);
  }

  @Override
  public long sentSince(Place place, Instant since) {
    return outbox.sentSince(place, since);
  }

  @Override
  public Optional<Row> find(ConversationId conversation, long seq) {
    return outbox.find(conversation, seq);
  }

  private void count(Taken taken, String outcome) {
    Counter.builder("comptoir.deliveries")
        .description("messages sent on channels, by what became of them")
        .tag("channel", taken.outgoing().to().channel())
        .tag("outcome", outcome.toLowerCase(Locale.ROOT))
        .register(meters)
        .increment();
  }
}

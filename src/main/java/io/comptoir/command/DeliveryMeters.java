package io.comptoir.command;

import io.comptoir.conversation.ConversationId;
import io.comptoir.delivery.OutboxStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An outbox that counts what became of its messages, by channel. */
final class DeliveryMeters implements OutboxStore {
  private final OutboxStore outbox;
  private final MeterRegistry meters;

  DeliveryMeters(OutboxStore outbox, MeterRegistry meters) {
    this.outbox = outbox;
    this.meters = meters;
  }

  @Override
  public List<Taken> take(
      Set<String> channels, String node, Duration lease, Instant now, int limit) {
    return outbox.take(channels, node, lease, now, limit);
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
  public boolean note(String channel, String reference, Receipt receipt) {
    return outbox.note(channel, reference, receipt);
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

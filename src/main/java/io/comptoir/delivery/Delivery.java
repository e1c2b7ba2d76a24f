package io.comptoir.delivery;

import io.comptoir.channel.Outcome;
import io.comptoir.channel.Platform.InDoubt;
import io.comptoir.delivery.OutboxStore.Place;
import io.comptoir.delivery.OutboxStore.State;
import io.comptoir.delivery.OutboxStore.Taken;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what turns left in the outbox. In a conversation messages go out one after the other; a
 * message given up lets the next one go. Each account has its own room, so that one that is slow or
 * was asked to wait delays no other.
 */
public final class Delivery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  /** Sendings of one message before it is given up: with growing pauses about an hour. */
  static final int MAX_ATTEMPTS = 10;

  /** How long a message is held by the node that sends it; longer than any sending. */
  static final Duration LEASE = Duration.ofSeconds(60);

  /** How soon one that may not go yet is looked at again: the person may write meanwhile. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(500);

  private final OutboxStore outbox;
  private final Map<String, ChannelSender> senders;
  private final String node;
  private final Clock clock;
  private final RandomGenerator random;
  private final Map<Place, AccountGate> gates = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("send-", 0).factory());
  private @Nullable ScheduledExecutorService watch;

  /**
   * @param node the engine's node, which the leases go by
   */
  public Delivery(
      OutboxStore outbox,
      Collection<? extends ChannelSender> senders,
      String node,
      Clock clock,
      RandomGenerator random) {
    this.outbox = outbox;
    this.senders =
        senders.stream().collect(Collectors.toMap(ChannelSender::channel, Function.identity()));
    this.node = node;
    this.clock = clock;
    this.random = random;
  }

  public void start() {
    if (senders.isEmpty()) {
      return;
    }
    watch =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("outbox").daemon().factory());
    watch.scheduleWithFixedDelay(
        this::sendDue, POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Lets sendings under way end. */
  @Override
  public void close() {
    if (watch != null) {
      watch.shutdownNow();
    }
    threads.shutdown();
    try {
      if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
        LOG.warn("messages were still being sent at the stop; their outcome is unknown");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Sends what is due now on the caller's thread, one by one.
   *
   * @return how many were taken
   */
  public int sendDueHere() {
    var taken = outbox.take(room(place -> AccountGate.MAX_AT_ONCE), node, LEASE, clock.instant());
    taken.forEach(this::send);
    return taken.size();
  }

  private void sendDue() {
    try {
      var now = System.nanoTime();
      var taken =
          outbox.take(
              room(place -> gate(place).room(sender(place).perSecond(), now)),
              node,
              LEASE,
              clock.instant());
      for (var one : taken) {
        var gate = gate(place(one));
        gate.begins();
        threads.execute(
            () -> {
              try {
                send(one);
              } finally {
                gate.ends();
              }
            });
      }
    } catch (RuntimeException e) {
      LOG.warn("the outbox could not be read; it is tried again", e);
    }
  }

  private Map<Place, Integer> room(ToIntFunction<Place> of) {
    var room = new HashMap<Place, Integer>();
    for (var sender : senders.values()) {
      for (var account : sender.accounts()) {
        var place = new Place(sender.channel(), account);
        var places = of.applyAsInt(place);
        if (places > 0) {
          room.put(place, places);
        }
      }
    }
    return room;
  }

  private AccountGate gate(Place place) {
    return gates.computeIfAbsent(
        place, _ -> new AccountGate(sender(place).perSecond(), System.nanoTime()));
  }

  private ChannelSender sender(Place place) {
    return Objects.requireNonNull(senders.get(place.channel()));
  }

  private static Place place(Taken taken) {
    var to = taken.outgoing().to();
    return new Place(to.channel(), to.account());
  }

  private void send(Taken taken) {
    var sender = sender(place(taken));
    if (taken.inDoubt() && sender.inDoubt() == InDoubt.HOLD) {
      hold(taken, "stopped while sending");
      return;
    }
    if (isUsedUp(sender, place(taken))) {
      giveUp(
          taken,
          "quota: the messages of this month are all sent; instead: the same next month, or with a"
              + " higher monthly_quota");
      return;
    }
    switch (attempt(sender, taken)) {
      case Outcome.Sent(var reference) -> {
        outbox.settle(taken, State.SENT, reference);
        log(taken, taken.inDoubt() ? "sent again" : "sent");
      }
      case Outcome.Refused(var reason) -> giveUp(taken, reason);
      case Outcome.Unknown(var reason) -> {
        if (sender.inDoubt() == InDoubt.HOLD) {
          hold(taken, reason);
        } else {
          again(taken, Duration.ZERO, reason);
        }
      }
      case Outcome.NotYet(var until, var reason) -> {
        var soon = clock.instant().plus(LOOK_AGAIN);
        outbox.postpone(taken, until.isBefore(soon) ? until : soon, reason);
        log(taken, "not yet");
      }
      case Outcome.Later(var after, var reason) -> {
        if (!after.isZero()) {
          gate(place(taken)).pause(after, System.nanoTime());
        }
        again(taken, after, reason);
      }
    }
  }

  /** By the calendar of UTC. */
  private boolean isUsedUp(ChannelSender sender, Place place) {
    var quota = sender.monthlyQuota(place.account());
    if (quota.isEmpty()) {
      return false;
    }
    var month =
        clock.instant().atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1).atStartOfDay();
    return outbox.sentSince(place, month.toInstant(ZoneOffset.UTC)) >= quota.getAsLong();
  }

  private void again(Taken taken, Duration after, String reason) {
    if (taken.attempts() >= MAX_ATTEMPTS) {
      giveUp(taken, reason);
    } else {
      var pause = after.isZero() ? pause(taken.attempts()) : after;
      outbox.putBack(taken, clock.instant().plus(pause), reason);
      log(taken, "later");
    }
  }

  private void hold(Taken taken, String reason) {
    outbox.settle(taken, State.HELD, "outcome unknown: " + reason);
    log(taken, "held");
  }

  private Outcome attempt(ChannelSender sender, Taken taken) {
    try {
      return sender.send(taken.outgoing(), parts -> outbox.keepParts(taken, parts));
    } catch (RuntimeException e) {
      LOG.warn("sending failed on channel={}", sender.channel(), e);
      return new Outcome.Later(Duration.ZERO, e.getClass().getSimpleName());
    }
  }

  private void giveUp(Taken taken, String reason) {
    outbox.settle(taken, State.DEAD, reason);
    log(taken, "dead");
  }

  /** Doubles with each attempt, with chance so that many do not come back together. */
  private Duration pause(int attempts) {
    var full = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 9)).toMillis();
    return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
  }

  private static void log(Taken taken, String outcome) {
    LOG.info(
        "delivery conversation={} seq={} channel={} attempt={} outcome={}",
        taken.outgoing().conversation(),
        taken.outgoing().message().seq(),
        taken.outgoing().to().channel(),
        taken.attempts(),
        outcome);
  }
}

package io.comptoir.engine;

import io.comptoir.conversation.ConversationId;
import io.comptoir.engine.TurnStore.CommitOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One message's way once it is accepted: decide on what waits in a conversation, commit the turn,
 * and go on until nothing waits. Decisions are {@link Fold}'s, order and failure are dealt with
 * here.
 */
final class InboundTurn {
  private static final Logger LOG = LoggerFactory.getLogger(InboundTurn.class);

  private final TurnStore store;
  private final Shops shops;
  private final Lease lease;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final Predicate<String> delivers;
  private final Writer<TurnRecord, CommitOutcome> commits;

  /**
   * @param delivers whether replies on this channel are sent out, rather than read by the channel
   */
  InboundTurn(
      TurnStore store,
      Shops shops,
      Lease lease,
      Clock clock,
      Supplier<UUID> ids,
      Predicate<String> delivers,
      Writer<TurnRecord, CommitOutcome> commits) {
    this.store = store;
    this.shops = shops;
    this.lease = lease;
    this.clock = clock;
    this.ids = ids;
    this.delivers = delivers;
    this.commits = commits;
  }

  /** Takes turns in this conversation until nothing waits in it or its lease is lost. */
  void run(Claim first) {
    var id = first.conversation().id();
    @Nullable Claim claim = first;
    try {
      while (claim != null) {
        claim = takeOne(claim) ? store.load(id, lease).orElse(null) : null;
      }
    } catch (StoreUnavailable e) {
      LOG.warn("turn conversation={} outcome=store_unavailable", id, e);
    }
  }

  /**
   * Commits one turn, whatever it takes: another decision after a failure or on fresher rows, and
   * at last an apology.
   *
   * @return whether more waits
   */
  private boolean takeOne(Claim first) {
    var id = first.conversation().id();
    var claim = first;
    var failures = claim.attempts();
    var conflicts = 0;
    while (!claim.inputs().isEmpty()) {
      var started = System.nanoTime();
      CommitOutcome outcome;
      try {
        var turn = decide(claim, failures);
        var decided = System.nanoTime();
        outcome = commits.submit(turn);
        log(turn, outcome, started, decided, failures + conflicts);
      } catch (StoreUnavailable e) {
        throw e;
      } catch (RuntimeException | StackOverflowError e) {
        failures++;
        logFailure(id, claim, failures, e);
        if (failures > TurnLimits.MAX_ATTEMPTS) {
          return false; // even the apology cannot be kept: the next lease holder tries again
        }
        var fresh = store.load(id, lease);
        if (fresh.isEmpty()) {
          return false;
        }
        claim = fresh.get();
        continue;
      }
      switch (outcome) {
        case CommitOutcome.Committed(var lastSeq, var more) -> {
          return more;
        }
        case CommitOutcome.Overtaken() -> {
          return false;
        }
        case CommitOutcome.StaleWrite() -> {
          if (++conflicts >= TurnLimits.MAX_CONFLICTS) {
            failures = TurnLimits.MAX_ATTEMPTS;
          }
          var fresh = store.load(id, lease);
          if (fresh.isEmpty()) {
            return false;
          }
          claim = fresh.get();
        }
      }
    }
    return false;
  }

  private TurnRecord decide(Claim claim, int failures) {
    var conversation = claim.conversation();
    var counter =
        shops
            .find(conversation.shop())
            .orElseThrow(() -> new TurnFailed("no shop " + conversation.shop() + " is served"));
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var fold = new Fold(counter, claim, now, ids);
    if (failures >= TurnLimits.MAX_ATTEMPTS) {
      fold.apologise(claim.inputs().getFirst());
    } else {
      for (var input : failures > 0 ? claim.firstOnly().inputs() : claim.inputs()) {
        if (fold.isFull()) {
          break;
        }
        fold.take(input);
      }
    }
    var channel = conversation.identity().channel();
    return fold.record(delivers.test(channel) ? Optional.of(channel) : Optional.empty());
  }

  private static void log(
      TurnRecord turn, CommitOutcome outcome, long started, long decided, int attempts) {
    LOG.atInfo()
        .setMessage(
            "turn conversation={} version={} inputs={} replies={} steps={} requests={} outcome={}"
                + " attempts={} decideMicros={} commitMicros={}")
        .addArgument(turn.conversation())
        .addArgument(turn.version())
        .addArgument(turn.lastInput() - turn.firstInput() + 1)
        .addArgument(turn.replies().size())
        .addArgument(turn.steps().size())
        .addArgument(turn.requests().size())
        .addArgument(() -> outcome.getClass().getSimpleName())
        .addArgument(attempts + 1)
        .addArgument(Duration.ofNanos(decided - started).toNanos() / 1000)
        .addArgument((System.nanoTime() - decided) / 1000)
        .log();
  }

  private static void logFailure(ConversationId id, Claim claim, int failures, Throwable e) {
    LOG.error(
        "turn conversation={} version={} inputs={} outcome=failed attempts={}",
        id,
        claim.conversation().version(),
        claim.inputs().size(),
        failures,
        e);
  }
}

package io.comptoir.engine;

import io.comptoir.conversation.ConversationId;
import io.comptoir.engine.TurnStore.CommitOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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
  private final InTurnActions inTurn;
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
      InTurnActions inTurn,
      Predicate<String> delivers,
      Writer<TurnRecord, CommitOutcome> commits) {
    this.store = store;
    this.shops = shops;
    this.lease = lease;
    this.clock = clock;
    this.ids = ids;
    this.inTurn = inTurn;
    this.delivers = delivers;
    this.commits = commits;
  }

  /**
   * Takes turns in this conversation until nothing waits in it or its lease is lost. No thread
   * waits for a commit: what comes after it is another task.
   *
   * @param tasks where the turn goes on after a commit
   * @param ended told once, when it is over
   */
  void run(Claim first, Executor tasks, Runnable ended) {
    new Course(first, tasks, ended).goOn();
  }

  /**
   * The turns of one conversation, one after the other. Each is committed whatever it takes:
   * another decision after a failure or on fresher rows, and at last an apology.
   */
  private final class Course {
    private final ConversationId id;
    private final Executor tasks;
    private final Runnable ended;
    private @Nullable Claim claim;
    private int failures;
    private int conflicts;

    Course(Claim first, Executor tasks, Runnable ended) {
      this.id = first.conversation().id();
      this.tasks = tasks;
      this.ended = ended;
      begin(Optional.of(first));
    }

    private record Decided(TurnRecord turn, long started, long decided) {}

    /** Decides and commits until a commit is waited for, or nothing is left to do. */
    void goOn() {
      try {
        while (claim != null) {
          var now = claim;
          Decided decided;
          CompletableFuture<CommitOutcome> commit;
          try {
            var started = System.nanoTime();
            var turn = decide(now, failures);
            decided = new Decided(turn, started, System.nanoTime());
            commit = commits.offer(turn);
          } catch (StoreUnavailable e) {
            throw e;
          } catch (RuntimeException | StackOverflowError e) {
            failed(now, e);
            continue;
          }
          if (!commit.isDone()) {
            commit.whenCompleteAsync(
                (outcome, error) -> {
                  if (settled(now, decided, outcome, error)) {
                    goOn();
                  }
                },
                tasks);
            return;
          }
          if (!settled(now, decided, commit)) {
            return;
          }
        }
      } catch (StoreUnavailable e) {
        LOG.warn("turn conversation={} outcome=store_unavailable", id, e);
      } catch (RuntimeException e) {
        LOG.error("turn conversation={} outcome=dropped", id, e);
      }
      ended.run();
    }

    private boolean settled(Claim now, Decided decided, CompletableFuture<CommitOutcome> commit) {
      return commit.isCompletedExceptionally()
          ? settled(now, decided, null, commit.exceptionNow())
          : settled(now, decided, commit.resultNow(), null);
    }

    /** Whether it goes on; when not, its end was told. */
    private boolean settled(
        Claim now, Decided decided, @Nullable CommitOutcome outcome, @Nullable Throwable error) {
      try {
        if (outcome != null) {
          log(decided.turn(), outcome, decided.started(), decided.decided(), failures + conflicts);
          committed(outcome);
        } else if (error instanceof StoreUnavailable e) {
          throw e;
        } else {
          failed(now, error == null ? new IllegalStateException("no outcome") : error);
        }
        return true;
      } catch (StoreUnavailable e) {
        LOG.warn("turn conversation={} outcome=store_unavailable", id, e);
      } catch (RuntimeException e) {
        LOG.error("turn conversation={} outcome=dropped", id, e);
      }
      ended.run();
      return false;
    }

    private void committed(CommitOutcome outcome) {
      switch (outcome) {
        case CommitOutcome.Committed(var lastSeq, var more) ->
            begin(more ? store.load(id, lease) : Optional.empty());
        case CommitOutcome.Overtaken() -> claim = null;
        case CommitOutcome.StaleWrite() -> {
          if (++conflicts >= TurnLimits.MAX_CONFLICTS) {
            failures = TurnLimits.MAX_ATTEMPTS;
          }
          again();
        }
      }
    }

    private void failed(Claim now, Throwable error) {
      failures++;
      logFailure(id, now, failures, error);
      if (failures > TurnLimits.MAX_ATTEMPTS) {
        claim = null; // even the apology cannot be kept: the next lease holder tries again
      } else {
        again();
      }
    }

    /** The next turn, when something waits for one. */
    private void begin(Optional<Claim> next) {
      claim = next.filter(found -> !found.inputs().isEmpty()).orElse(null);
      failures = claim == null ? 0 : Math.max(0, claim.attempts() - TurnLimits.FORGIVEN_STOPS);
      conflicts = 0;
    }

    /** The same turn on fresh rows. */
    private void again() {
      claim = store.load(id, lease).filter(found -> !found.inputs().isEmpty()).orElse(null);
    }
  }

  private TurnRecord decide(Claim claim, int failures) {
    var conversation = claim.conversation();
    var counter =
        shops
            .find(conversation.shop())
            .orElseThrow(() -> new TurnFailed("no shop " + conversation.shop() + " is served"));
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var fold = new Fold(counter, claim, now, ids, inTurn);
    if (failures >= TurnLimits.MAX_ATTEMPTS) {
      fold.apologise(claim.inputs().getFirst());
    } else {
      boolean suspect = failures > 0 || claim.attempts() > 0;
      for (var input : suspect ? claim.firstOnly().inputs() : claim.inputs()) {
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

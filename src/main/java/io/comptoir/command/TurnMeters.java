package io.comptoir.command;

import io.comptoir.base.ShopId;
import io.comptoir.engine.Acceptance;
import io.comptoir.engine.Claim;
import io.comptoir.engine.ForwardingTurnStore;
import io.comptoir.engine.Lease;
import io.comptoir.engine.TurnRecord;
import io.comptoir.engine.TurnStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A turn store that counts what passes: inputs accepted and refused, turns committed, dropped and
 * apologised for, how long they took, how many shared a commit.
 */
final class TurnMeters extends ForwardingTurnStore {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
    Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final MeterRegistry meters;
  private final Clock clock;
  private final Counter accepted;
  private final Counter repeated;
  private final Counter claimed;
  private final Counter apologies;
  private final Timer turns;
  private final DistributionSummary acceptGroups;
  private final DistributionSummary commitGroups;

  /**
   * @param clock the engine's
   */
  TurnMeters(TurnStore store, MeterRegistry meters, Clock clock) {
    super(store);
    this.meters = meters;
    this.clock = clock;
    this.accepted = inputs("accepted");
    this.repeated = inputs("repeated");
    this.claimed =
        Counter.builder("comptoir.turns.taken.up")
            .description("conversations taken up that no live node held")
            .register(meters);
    this.apologies =
        Counter.builder("comptoir.turns.apologies")
            .description("turns that failed three times and ended with an apology and a person")
            .register(meters);
    this.turns =
        Timer.builder("comptoir.turn")
            .description("from the beginning of a turn's decision to its commit")
            .serviceLevelObjectives(BUCKETS)
            .register(meters);
    this.acceptGroups = groups("accept");
    this.commitGroups = groups("commit");
  }

  @Override
  public AcceptedGroup accept(List<Acceptance> group, Optional<Lease> lease) {
    acceptGroups.record(group.size());
    var result = super.accept(group, lease);
    for (var outcome : result.outcomes()) {
      switch (outcome) {
        case AcceptOutcome.Taken(var taken) ->
            (taken.duplicate() ? repeated : accepted).increment();
        case AcceptOutcome.Rejected(var reason) ->
            inputs(reason.name().toLowerCase(Locale.ROOT)).increment();
      }
    }
    return result;
  }

  @Override
  public List<CommitOutcome> commit(List<TurnRecord> group, Lease lease, Lease actions) {
    commitGroups.record(group.size());
    var outcomes = super.commit(group, lease, actions);
    var now = clock.instant();
    for (var i = 0; i < outcomes.size(); i++) {
      var turn = group.get(i);
      switch (outcomes.get(i)) {
        case CommitOutcome.Committed _ -> {
          turns.record(Duration.between(turn.at(), now));
          if (turn.facts().stream().anyMatch(fact -> fact.name().equals("turn.failed"))) {
            apologies.increment();
          }
        }
        case CommitOutcome.Overtaken _ -> dropped("overtaken").increment();
        case CommitOutcome.StaleWrite _ -> dropped("stale_write").increment();
      }
    }
    return outcomes;
  }

  @Override
  public List<Claim> claim(Set<ShopId> shops, Lease lease, int limit) {
    var claims = super.claim(shops, lease, limit);
    claimed.increment(claims.size());
    return claims;
  }

  private Counter inputs(String outcome) {
    return Counter.builder("comptoir.inputs")
        .description("inputs by what became of them; repeated ones got the answer they had")
        .tag("outcome", outcome)
        .register(meters);
  }

  private Counter dropped(String why) {
    return Counter.builder("comptoir.turns.dropped")
        .description("turns decided on rows that had changed meanwhile, and decided again")
        .tag("why", why)
        .register(meters);
  }

  private DistributionSummary groups(String writer) {
    return DistributionSummary.builder("comptoir.group.rows")
        .description("rows that shared one commit")
        .tag("writer", writer)
        .serviceLevelObjectives(1, 2, 5, 10, 25, 50, 100, 250, 500)
        .register(meters);
  }
}

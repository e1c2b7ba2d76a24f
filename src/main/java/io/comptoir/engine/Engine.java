package io.comptoir.engine;

import io.comptoir.conversation.ConversationId;
import io.comptoir.engine.ActionRequestStore.ActionRequest;
import io.comptoir.engine.TurnStore.AcceptOutcome;
import io.comptoir.engine.TurnStore.CommitOutcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable turn, wired. A server's engine has threads of its own between {@link #start()} and
 * {@link #close()}; a synchronous one does everything in {@link #runUntilIdle()}, on the caller's
 * thread and clock.
 */
public final class Engine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  /** Action requests run at once. */
  private static final int MAX_ACTIONS = 64;

  /** How long running turns and actions have at the stop. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final EngineStores stores;
  private final EngineSettings settings;
  private final Shops shops;
  private final Lease lease;
  private final Lease actionLease;
  private final InTurnActions inTurn;
  private final Turns turns;
  private final Intake intake;
  private final Timers timers;
  private final ActionRunner actions;
  private final ConversationFeed feed = new ConversationFeed();
  private final @Nullable GroupCommit<Acceptance, AcceptOutcome> accepts;
  private final @Nullable GroupCommit<TurnRecord, CommitOutcome> commits;
  private final ArrayDeque<ActionRequest> queuedActions = new ArrayDeque<>();
  private final Semaphore actionPermits = new Semaphore(MAX_ACTIONS);
  private final ExecutorService actionThreads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("action-", 0).factory());
  private final List<IntSupplier> chores = new ArrayList<>();
  private @Nullable ScheduledExecutorService watch;
  private @Nullable AutoCloseable listening;

  private Engine(EngineStores stores, Shops shops, EngineSettings settings, boolean synchronous) {
    this.stores = stores;
    this.settings = settings;
    this.shops = shops;
    this.lease = new Lease(settings.node(), settings.lease());
    this.actionLease = new Lease(settings.node(), ActionRunner.LEASE);
    this.accepts = synchronous ? null : new GroupCommit<>("accept", this::accept, () -> 0);
    this.commits =
        synchronous ? null : new GroupCommit<>("commit", this::commit, this::turnsUnderWay);
    var threads = synchronous ? null : new TurnThreads(Math.max(1, settings.concurrency()));
    this.inTurn = new InTurnActions(settings.inTurnLimit(), Optional.ofNullable(threads));
    var turn =
        new InboundTurn(
            stores.turns(),
            shops,
            lease,
            settings.clock(),
            settings.ids(),
            inTurn,
            channel -> !settings.pulling().contains(channel),
            commits == null ? Writer.direct(this::commit) : commits);
    this.turns = new Turns(stores.turns(), shops, lease, turn, threads);
    this.intake =
        new Intake(
            stores.turns(),
            shops,
            settings.clock(),
            settings.ids(),
            accepts == null ? Writer.direct(this::accept) : accepts);
    this.timers = new Timers(stores.timers(), shops, settings.clock(), intake);
    this.actions =
        new ActionRunner(
            stores.requests(),
            stores.conversations(),
            stores.customers(),
            stores.carts(),
            shops,
            settings.clock(),
            settings.random(),
            intake,
            settings.writeLimit());
  }

  /** For a server: call {@link #start()} before use. */
  public static Engine server(EngineStores stores, Shops shops, EngineSettings settings) {
    return new Engine(stores, shops, settings, false);
  }

  /** For one thread: call {@link #runUntilIdle()} to have done what was accepted. */
  public static Engine synchronous(EngineStores stores, Shops shops, EngineSettings settings) {
    return new Engine(stores, shops, settings, true);
  }

  public Intake intake() {
    return intake;
  }

  public ConversationFeed feed() {
    return feed;
  }

  /**
   * Something else that falls due by the clock, looked for as often as timers are. Give it before
   * {@link #start()}.
   *
   * @param chore does what is due and says how much it was
   */
  public void alsoDo(IntSupplier chore) {
    chores.add(chore);
  }

  public void start() {
    if (accepts == null || commits == null) {
      throw new IllegalStateException("a synchronous engine is not started");
    }
    accepts.start();
    commits.start();
    listening = stores.signals().listen(new Ear());
    var pollMillis = settings.poll().toMillis();
    var renewMillis = Math.max(1, settings.lease().toMillis() / 3);
    watch =
        Executors.newScheduledThreadPool(
            3, Thread.ofPlatform().name("watch-", 0).daemon().factory());
    stores.turns().endLeasesOfTheDead();
    every(watch, pollMillis, "poll", this::poll);
    every(watch, renewMillis, "renew", this::renew);
    for (var chore : chores) {
      every(watch, pollMillis, "chore", chore::getAsInt);
    }
  }

  /**
   * Stops in order: nothing new is looked for, running turns and actions end, what they wrote is
   * kept.
   */
  @Override
  public void close() {
    if (watch != null) {
      watch.shutdownNow();
    }
    if (listening != null) {
      try {
        listening.close();
      } catch (Exception e) {
        LOG.warn("could not stop listening", e);
      }
    }
    turns.close(PATIENCE);
    inTurn.close();
    actionThreads.shutdown();
    try {
      if (!actionThreads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("actions were still running at the stop; they are run again under their key");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (accepts != null) {
      accepts.close();
    }
    if (commits != null) {
      commits.close();
    }
  }

  /**
   * Does all that is due by the clock: turns, actions, timers, and what follows from them.
   *
   * @throws IllegalStateException when it does not come to an end
   */
  public void runUntilIdle() {
    for (var rounds = 0; rounds < 10_000; rounds++) {
      turns.claim();
      var busy = turns.drain();
      runActions(
          stores
              .requests()
              .claim(shops.ids(), settings.clock().instant(), actionLease, MAX_ACTIONS));
      busy |= !queuedActions.isEmpty();
      while (!queuedActions.isEmpty()) {
        actions.run(queuedActions.removeFirst());
      }
      busy |= timers.fire() > 0;
      for (var chore : chores) {
        busy |= chore.getAsInt() > 0;
      }
      if (!busy) {
        return;
      }
    }
    throw new IllegalStateException("the conversation does not come to rest");
  }

  private int turnsUnderWay() {
    return turns.underWay();
  }

  private List<AcceptOutcome> accept(List<Acceptance> group) {
    var result =
        stores
            .turns()
            .accept(
                group,
                settings.concurrency() == 0 && accepts != null
                    ? Optional.empty()
                    : turns.leaseIfFree());
    var claimed = new HashSet<ConversationId>();
    result.claims().forEach(c -> claimed.add(c.conversation().id()));
    turns.begin(result.claims());
    for (var outcome : result.outcomes()) {
      if (outcome instanceof AcceptOutcome.Taken(var accepted) && !accepted.duplicate()) {
        var id = accepted.conversation();
        feed.tell(new Signal(id, accepted.seq(), claimed.contains(id)));
      }
    }
    return result.outcomes();
  }

  private List<CommitOutcome> commit(List<TurnRecord> group) {
    var outcomes = stores.turns().commit(group, lease, actionLease);
    for (var i = 0; i < group.size(); i++) {
      if (outcomes.get(i) instanceof CommitOutcome.Committed(var lastSeq, var more)) {
        var turn = group.get(i);
        runActions(requests(turn));
        feed.tell(new Signal(turn.conversation(), lastSeq, more || !turn.requests().isEmpty()));
      }
    }
    return outcomes;
  }

  /** As the store keeps them: taken once, under the first fence. */
  private static List<ActionRequest> requests(TurnRecord turn) {
    var requests = new ArrayList<ActionRequest>(turn.requests().size());
    for (var r : turn.requests()) {
      requests.add(
          new ActionRequest(turn.conversation(), r.call(), r.action(), r.arguments(), 1, 1));
    }
    return requests;
  }

  private void runActions(List<ActionRequest> requests) {
    for (var request : requests) {
      if (accepts == null) {
        queuedActions.add(request);
      } else {
        try {
          actionThreads.execute(() -> runAction(request));
        } catch (RejectedExecutionException closed) {
          LOG.info("action={} is left to the next start", request.action());
        }
      }
    }
  }

  private void runAction(ActionRequest request) {
    try {
      actionPermits.acquire();
      try {
        actions.run(request);
      } finally {
        actionPermits.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("action={} conversation={}", request.action(), request.conversation(), e);
    }
  }

  private void poll() {
    if (settings.concurrency() > 0) {
      turns.claim();
      runActions(
          stores
              .requests()
              .claim(
                  shops.ids(),
                  settings.clock().instant(),
                  actionLease,
                  actionPermits.availablePermits()));
    }
    timers.fire();
  }

  private void renew() {
    turns.renew();
    stores.turns().endLeasesOfTheDead();
  }

  private static void every(
      ScheduledExecutorService watch, long millis, String name, Runnable task) {
    watch.scheduleWithFixedDelay(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            LOG.warn("{} failed; it is tried again", name, e);
          }
        },
        millis,
        millis,
        TimeUnit.MILLISECONDS);
  }

  private final class Ear implements Signals.Listener {
    @Override
    public void heard(List<Signal> signals) {
      feed.tell(signals);
    }

    @Override
    public void workWaits() {
      if (settings.concurrency() > 0) {
        Thread.startVirtualThread(turns::claim);
      }
    }
  }
}

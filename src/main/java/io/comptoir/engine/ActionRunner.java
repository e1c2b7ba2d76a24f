package io.comptoir.engine;

import io.comptoir.action.Action;
import io.comptoir.action.Situation;
import io.comptoir.commerce.cart.CartStore;
import io.comptoir.conversation.ConversationStore;
import io.comptoir.customer.CustomerStore;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.engine.ActionRequestStore.ActionRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what turns asked to be done outside, after their commit. A request may run more than once (a
 * kill, a time limit), always under the same key; its result is taken once.
 */
final class ActionRunner {
  private static final Logger LOG = LoggerFactory.getLogger(ActionRunner.class);

  /** How long a request is held before another node may try. */
  static final Duration LEASE = Duration.ofSeconds(60);

  private static final int MAX_ATTEMPTS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final ActionRequestStore store;
  private final ConversationStore conversations;
  private final CustomerStore customers;
  private final CartStore carts;
  private final Shops shops;
  private final Clock clock;
  private final RandomGenerator random;
  private final Intake intake;
  private final Duration limit;

  /**
   * @param limit how long an attempt may take; zero runs it on the caller's thread
   */
  ActionRunner(
      ActionRequestStore store,
      ConversationStore conversations,
      CustomerStore customers,
      CartStore carts,
      Shops shops,
      Clock clock,
      RandomGenerator random,
      Intake intake,
      Duration limit) {
    this.store = store;
    this.conversations = conversations;
    this.customers = customers;
    this.carts = carts;
    this.shops = shops;
    this.clock = clock;
    this.random = random;
    this.intake = intake;
    this.limit = limit;
  }

  /** Runs a request that this node holds, and puts its result into the conversation. */
  void run(ActionRequest request) {
    ActionResult result;
    try {
      result = attempt(request);
    } catch (StoreUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn(
          "action={} conversation={} call={} attempt={} outcome=failed",
          request.action(),
          request.conversation(),
          request.call(),
          request.attempts(),
          e);
      if (request.attempts() < MAX_ATTEMPTS) {
        store.retry(request, clock.instant().plus(pause(request.attempts())));
        return;
      }
      result = new ActionResult.Failed("UNAVAILABLE", Map.of());
    }
    intake.direct(
        request.conversation(),
        "action:" + request.call(),
        new Arrival.ActionEnded(request.call(), request.fence(), result));
  }

  private ActionResult attempt(ActionRequest request) {
    var conversation = conversations.find(request.conversation()).orElseThrow();
    var counter = shops.find(conversation.shop()).orElseThrow();
    Optional<Action> action = counter.actions().find(request.action());
    if (!(action.orElse(null) instanceof Action.Write write)) {
      throw new IllegalStateException("no writing action is named " + request.action());
    }
    var situation =
        new Situation(
            conversation.shop(),
            conversation.id(),
            customers.find(conversation.customer()).orElseThrow(),
            carts.find(conversation.shop(), conversation.customer()),
            conversation.language(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            conversation.identity().channel());
    var key = request.conversation() + "/" + request.call();
    return limit.isZero()
        ? write.run(request.arguments(), situation, key)
        : TimeLimit.within(limit, () -> write.run(request.arguments(), situation, key));
  }

  /** Doubles with each attempt, with chance so that many do not come back together. */
  private Duration pause(int attempts) {
    var full = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 6)).toMillis();
    return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
  }
}

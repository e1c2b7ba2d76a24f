package io.comptoir.engine;

import io.comptoir.action.Action;
import io.comptoir.action.LocalWrite;
import io.comptoir.action.ProductFacts;
import io.comptoir.action.Situation;
import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.conversation.Control;
import io.comptoir.conversation.Conversation;
import io.comptoir.customer.Customer;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.dialogue.Command;
import io.comptoir.dialogue.Decision;
import io.comptoir.dialogue.DialogueState;
import io.comptoir.dialogue.FollowedLink;
import io.comptoir.dialogue.Input;
import io.comptoir.dialogue.View;
import io.comptoir.event.Fact;
import io.comptoir.message.Content;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One turn while it is being decided: takes inputs one by one and gathers what they change. */
final class Fold {
  private static final Logger LOG = LoggerFactory.getLogger(Fold.class);

  private final ShopCounter counter;
  private final Conversation conversation;
  private final Claim claim;
  private final Instant now;
  private final Supplier<UUID> ids;
  private final InTurnActions inTurn;
  private DialogueState state;
  private Control control;
  private Language language;
  private Customer customer;
  private Cart cart;
  private boolean cartChanged;
  private boolean customerChanged;
  private boolean handedBack;
  private Command.@Nullable HandOver handOver;
  private long lastInput;
  private final List<TurnRecord.Said> replies = new ArrayList<>();
  private final Map<Object, LocalWrite> orders = new LinkedHashMap<>();
  private final List<Command.Invoke> requests = new ArrayList<>();
  private final Map<String, Command.SetTimer> timers = new LinkedHashMap<>();
  private final Set<String> cancelled = new LinkedHashSet<>();
  private final List<Fact> facts = new ArrayList<>();
  private final List<TurnRecord.Step> steps = new ArrayList<>();

  Fold(ShopCounter counter, Claim claim, Instant now, Supplier<UUID> ids, InTurnActions inTurn) {
    this.counter = counter;
    this.conversation = claim.conversation();
    this.claim = claim;
    this.now = now;
    this.ids = ids;
    this.inTurn = inTurn;
    this.state = claim.state();
    this.control = conversation.control();
    this.language = conversation.language();
    this.customer = claim.customer();
    this.cart = claim.cart();
    this.lastInput = claim.doneInput();
  }

  /** Whether so much was said already that the next input waits for the next turn. */
  boolean isFull() {
    return replies.size() >= TurnLimits.MAX_REPLIES;
  }

  /**
   * Takes the next input.
   *
   * @throws TurnFailed when the dialogue goes beyond a limit or names what does not exist
   */
  void take(Claim.PendingInput pending) {
    lastInput = pending.position();
    if (pending.arrival() instanceof Arrival.HandedBack) {
      control = Control.BOT;
      handedBack = true;
    }
    if (control == Control.AGENT) {
      return;
    }
    var repliesBefore = replies.size();
    if (pending.arrival() instanceof Arrival.Written(var _, var content)) {
      switch (content) {
        case Content.Text(var text, var _) -> hear(text, pending, repliesBefore);
        // a voice note says what was written down of it; one that nobody wrote down a person hears
        case Content.Audio(var _, var words) when words != null ->
            hear(words, pending, repliesBefore);
        case Content.Audio _ -> {
          settle(input(pending), pending, repliesBefore);
          handOver(new Command.HandOver("voice_note", "support"));
        }
        // what was said is answered already; the change stands in the conversation
        case Content.Change _ -> note("message.changed", Map.of());
        case Content _ -> settle(input(pending), pending, repliesBefore);
      }
    } else {
      settle(input(pending), pending, repliesBefore);
    }
  }

  private void hear(String text, Claim.PendingInput pending, int repliesBefore) {
    var followed = FollowedLink.in(text);
    if (followed.isPresent()) {
      var press = new Content.Postback(followed.get().payload(), null);
      settle(new Input.Sent(pending.number(), press), pending, repliesBefore);
      return;
    }
    var context = counter.dialogue().context(state, view(), now);
    for (var wish : counter.understander().wishes(text, context)) {
      settle(said(pending, wish), pending, repliesBefore);
    }
  }

  /** Decides upon an input and upon whatever comes of it; a second wish waits for the first. */
  private void settle(Input input, Claim.PendingInput pending, int repliesBefore) {
    var waiting = new ArrayDeque<Input>();
    waiting.add(input);
    var rounds = 0;
    while (!waiting.isEmpty()) {
      if (++rounds > TurnLimits.MAX_ROUNDS) {
        throw new TurnFailed("more than " + TurnLimits.MAX_ROUNDS + " decisions for one input");
      }
      var decision = counter.dialogue().decide(state, waiting.removeFirst(), view(), now);
      waiting.addAll(carryOut(decision, pending.number()));
      if (replies.size() - repliesBefore > TurnLimits.MAX_REPLIES) {
        throw new TurnFailed("more than " + TurnLimits.MAX_REPLIES + " replies to one input");
      }
    }
  }

  /** Leaves the next input unanswered but for an apology, and asks for a person. */
  void apologise(Claim.PendingInput pending) {
    lastInput = pending.position();
    say(counter.apology().in(language), false, null);
    handOver(new Command.HandOver("error", "support"));
    note("turn.failed", Map.of());
  }

  /**
   * @throws TurnFailed when the state has outgrown its limit
   */
  TurnRecord record(Optional<String> deliver) {
    if (state.json().length() > TurnLimits.MAX_STATE_CHARS) {
      throw new TurnFailed("a state of " + state.json().length() + " characters");
    }
    var writes = new ArrayList<LocalWrite>(orders.values());
    if (cartChanged) {
      writes.add(new LocalWrite.SaveCart(cart));
    }
    if (customerChanged) {
      writes.add(new LocalWrite.SaveCustomer(customer));
    }
    return new TurnRecord(
        conversation.id(),
        conversation.version(),
        claim.doneInput() + 1,
        lastInput,
        counter.version(),
        state,
        control,
        language,
        replies,
        writes,
        requests,
        List.copyOf(timers.values()),
        List.copyOf(cancelled),
        Optional.ofNullable(handOver),
        handedBack,
        facts,
        steps,
        deliver,
        now);
  }

  private Input input(Claim.PendingInput pending) {
    var number = pending.number();
    return switch (pending.arrival()) {
      case Arrival.Written(var id, Content.Text(var text, var actions)) -> said(pending, text);
      case Arrival.Written(var id, var content) -> new Input.Sent(number, content);
      case Arrival.TimerDue(var name, var generation) ->
          new Input.TimerFired(number, name, generation);
      case Arrival.ActionEnded(var call, var fence, var result) ->
          new Input.ActionFinished(number, call, result);
      case Arrival.Happened(var name, var data) -> new Input.EventOccurred(number, name, data);
      case Arrival.HandedBack() -> new Input.HandedBack(number);
    };
  }

  private Input said(Claim.PendingInput pending, String text) {
    var context = counter.dialogue().context(state, view(), now);
    return new Input.Said(pending.number(), text, counter.understander().understand(text, context));
  }

  private View view() {
    return new View(
        conversation.id(),
        conversation.shop(),
        MessageForms.of(conversation.identity().channel()),
        language,
        counter.zone(),
        control,
        customer.profile(),
        cart,
        counter.catalog(),
        counter.blocks(),
        conversation.identity().channel());
  }

  private List<Input> carryOut(Decision decision, long number) {
    state = decision.next();
    for (var reply : decision.replies()) {
      say(reply.content(), reply.asks(), reply.key());
    }
    var results = new ArrayList<Input>();
    for (var command : decision.commands()) {
      switch (command) {
        case Command.Invoke invoke ->
            invoke(invoke)
                .ifPresent(r -> results.add(new Input.ActionFinished(number, invoke.call(), r)));
        case Command.SetTimer timer -> {
          cancelled.remove(timer.name());
          timers.put(timer.name(), timer);
        }
        case Command.CancelTimer(var name) -> {
          timers.remove(name);
          cancelled.add(name);
        }
        case Command.HandOver wish -> handOver(wish);
        case Command.Record(var event, var data) -> note(event, data);
        case Command.Remember(var name, var value, var source) -> {
          customer =
              new Customer(
                  customer.id(),
                  customer.shop(),
                  customer.profile().with(name, value, source, now),
                  customer.version());
          customerChanged = true;
        }
        case Command.Forget(var name) -> {
          customer =
              new Customer(
                  customer.id(),
                  customer.shop(),
                  customer.profile().without(name),
                  customer.version());
          customerChanged = true;
        }
        case Command.Speak(var spoken) -> language = spoken;
      }
    }
    return results;
  }

  private void say(Content content, boolean asks, @Nullable String key) {
    var id = key == null ? ids.get() : conversation.id().messageId(key);
    replies.add(new TurnRecord.Said(id, counter.bot(), content, asks));
    if (asks) {
      state = state.withPromptNumber(DialogueState.NOT_YET);
    }
  }

  private Optional<ActionResult> invoke(Command.Invoke invoke) {
    var action =
        counter
            .actions()
            .find(invoke.action())
            .orElseThrow(() -> new TurnFailed("no action is named " + invoke.action()));
    var situation = situation();
    return switch (action) {
      case Action.Read read -> {
        var result = answered(invoke, () -> read.run(invoke.arguments(), situation));
        steps.add(step(invoke, result));
        noteProducts(invoke, result);
        yield Optional.of(result);
      }
      case Action.Local local -> {
        var outcome =
            answered(
                invoke,
                () -> local.run(invoke.arguments(), situation),
                failed -> new Action.Outcome(failed, List.of()));
        outcome.writes().forEach(this::keep);
        steps.add(step(invoke, outcome.result()));
        noteProducts(invoke, outcome.result());
        yield Optional.of(outcome.result());
      }
      case Action.Write write -> {
        requests.add(invoke);
        yield Optional.empty();
      }
    };
  }

  private ActionResult answered(Command.Invoke invoke, Supplier<ActionResult> work) {
    return answered(invoke, work, failed -> failed);
  }

  /** A mistake in an action, or no answer in time, fails that action; its flow says so. */
  private <T> T answered(
      Command.Invoke invoke, Supplier<T> work, Function<ActionResult.Failed, T> otherwise) {
    try {
      return inTurn.run(invoke.action(), work);
    } catch (StoreUnavailable | TurnFailed e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("action={} call={} outcome=failed", invoke.action(), invoke.call(), e);
      return otherwise.apply(new ActionResult.Failed("UNAVAILABLE", Map.of()));
    }
  }

  private Situation situation() {
    return new Situation(
        conversation.shop(),
        conversation.id(),
        customer,
        cart,
        language,
        now,
        conversation.identity().channel());
  }

  private void keep(LocalWrite write) {
    switch (write) {
      case LocalWrite.SaveCart(var changed) -> {
        cart = changed;
        cartChanged = true;
      }
      case LocalWrite.SaveCustomer(var changed) -> {
        customer = changed;
        customerChanged = true;
      }
      case LocalWrite.SaveOrder(var order) -> orders.put(order.id(), write);
    }
  }

  private void handOver(Command.HandOver wish) {
    handOver = wish;
    if (control == Control.BOT) {
      control = Control.OFFERED;
    }
  }

  private void note(String event, Map<String, Value> data) {
    facts.add(new Fact(conversation.shop(), customer.id(), conversation.id(), event, data, now));
  }

  /** What recommendations learn from, on every channel. */
  private void noteProducts(Command.Invoke invoke, ActionResult result) {
    for (var said : ProductFacts.of(invoke.action(), invoke.arguments(), result)) {
      note(said.name(), said.data());
    }
  }

  private static TurnRecord.Step step(Command.Invoke invoke, ActionResult result) {
    return new TurnRecord.Step(invoke.call(), invoke.action(), invoke.arguments(), result);
  }
}

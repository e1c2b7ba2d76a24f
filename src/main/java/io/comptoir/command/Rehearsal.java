package io.comptoir.command;

import io.comptoir.action.PaymentDeadlines;
import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.conversation.Conversation;
import io.comptoir.customer.Identity;
import io.comptoir.dialogue.Decision;
import io.comptoir.dialogue.Dialogue;
import io.comptoir.dialogue.DialogueState;
import io.comptoir.dialogue.Input;
import io.comptoir.dialogue.View;
import io.comptoir.dialogue.interpreter.FlowDialogue;
import io.comptoir.dialogue.state.Memory;
import io.comptoir.engine.Engine;
import io.comptoir.engine.EngineSettings;
import io.comptoir.engine.ShopCounter;
import io.comptoir.engine.Shops;
import io.comptoir.message.Author;
import io.comptoir.message.Content;
import io.comptoir.message.Message;
import io.comptoir.nlu.Context;
import io.comptoir.nlu.Understanding;
import io.comptoir.storage.memory.MemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One conversation with a shop on the memory stores, without a network and without threads: what is
 * said is answered before the call returns. Time stands still until it is moved.
 */
final class Rehearsal {
  private static final int PAGE = 200;

  private final OpenShop shop;
  private final MemoryStores stores;
  private final ShopClock clock;
  private final Engine engine;
  private final Listening listening;
  private final Conversation conversation;
  private int inputs;

  /**
   * @param shop opened on {@code stores}
   * @param channel {@code webchat}, {@code sms} or {@code voice}
   */
  Rehearsal(
      OpenShop shop, MemoryStores stores, ShopClock clock, String channel, Language language) {
    this.shop = shop;
    this.stores = stores;
    this.clock = clock;
    var counter = shop.counter();
    this.listening = new Listening(shop.dialogue());
    this.engine =
        Engine.synchronous(
            stores.forEngine(),
            Shops.of(
                new ShopCounter(
                    counter.shop(),
                    counter.version(),
                    counter.bot(),
                    counter.zone(),
                    counter.understander(),
                    listening,
                    counter.actions(),
                    counter.catalog(),
                    counter.blocks(),
                    counter.apology())),
            EngineSettings.deterministic(clock, 1, Set.of(channel)));
    var shopId = counter.shop();
    engine.alsoDo(
        new PaymentDeadlines(
                () -> Set.of(shopId),
                stores.payments(),
                stores.orders(),
                stores.stock(),
                (name, id) -> Optional.of(shop.payments()),
                this::hear,
                clock)
            ::meet);
    this.conversation =
        engine
            .intake()
            .openConversation(
                counter.shop(),
                new Identity(channel, counter.shop().value(), "visitor"),
                "",
                language);
  }

  /** Sends words and gives what was answered. */
  List<Message> say(String text) {
    return send(new Content.Text(text));
  }

  List<Message> send(Content content) {
    var last = now().lastSeq();
    engine.intake().accept(conversation.id(), id(), content);
    engine.runUntilIdle();
    return answers(last);
  }

  /** Sends several messages before any of them is answered. */
  List<Message> sendAtOnce(List<Content> contents) {
    var last = now().lastSeq();
    contents.forEach(c -> engine.intake().accept(conversation.id(), id(), c));
    engine.runUntilIdle();
    return answers(last);
  }

  List<Message> happen(String event, Map<String, Value> data) {
    var last = now().lastSeq();
    engine.intake().acceptEvent(conversation.id(), "rehearsed-" + (++inputs), event, data);
    engine.runUntilIdle();
    return answers(last);
  }

  /** Something happened outside that has its own key; {@link #runUntilIdle()} has it dealt with. */
  void hear(
      io.comptoir.conversation.ConversationId to,
      String key,
      String event,
      Map<String, Value> data) {
    engine.intake().acceptEvent(to, key, event, data);
  }

  List<Message> handBack() {
    var last = now().lastSeq();
    engine.intake().acceptHandedBack(conversation.id(), "rehearsed-" + (++inputs));
    engine.runUntilIdle();
    return answers(last);
  }

  List<Message> advance(Duration duration) {
    var last = now().lastSeq();
    clock.advance(duration);
    engine.runUntilIdle();
    return answers(last);
  }

  /** Whatever was said since, by anybody but the customer. */
  List<Message> answers(long after) {
    return stores.conversations().messagesAfter(conversation.id(), after, PAGE).stream()
        .filter(m -> m.author().type() != Author.Type.USER)
        .toList();
  }

  void runUntilIdle() {
    engine.runUntilIdle();
  }

  Conversation now() {
    return stores.conversations().find(conversation.id()).orElse(conversation);
  }

  OpenShop shop() {
    return shop;
  }

  MemoryStores stores() {
    return stores;
  }

  ShopClock clock() {
    return clock;
  }

  List<Order> orders() {
    return stores.orders().ofCustomer(conversation.customer(), 50);
  }

  io.comptoir.commerce.cart.Cart cart() {
    return stores.carts().find(shop.shop().settings().id(), conversation.customer());
  }

  io.comptoir.customer.Profile profile() {
    return stores
        .customers()
        .find(conversation.customer())
        .map(io.comptoir.customer.Customer::profile)
        .orElse(io.comptoir.customer.Profile.EMPTY);
  }

  /** The newest payment that waits. */
  Optional<Payment> openPayment() {
    return payment(PaymentStatus.PENDING);
  }

  /** The newest payment whose time was up. */
  Optional<Payment> expiredPayment() {
    return payment(PaymentStatus.EXPIRED);
  }

  private Optional<Payment> payment(PaymentStatus status) {
    return orders().stream()
        .flatMap(order -> stores.payments().ofOrder(order.id()).stream())
        .filter(p -> p.status() == status)
        .findFirst();
  }

  /** What the dialogue remembers. */
  Memory memory() {
    return listening.state.memory();
  }

  Optional<Understanding> understood() {
    return Optional.ofNullable(listening.understood);
  }

  /** Flows begun since the last input. */
  List<String> flowsBegun() {
    return List.copyOf(listening.begun);
  }

  /** Mistakes of the bot itself since the last input. */
  List<String> mistakes() {
    return List.copyOf(listening.mistakes);
  }

  /** Keys of the messages chosen since {@link #listen()}. */
  List<String> said() {
    return List.copyOf(listening.said);
  }

  /** Forgets what was noted of the turns before. */
  void listen() {
    listening.said.clear();
    listening.begun.clear();
    listening.mistakes.clear();
    listening.events.clear();
  }

  /** Facts noted since {@link #listen()}. */
  List<String> events() {
    return List.copyOf(listening.events);
  }

  private UUID id() {
    return new UUID(0, ++inputs);
  }

  /** Notes what goes in and out of the dialogue. */
  private static final class Listening implements Dialogue {
    private final Dialogue dialogue;
    private DialogueState state = DialogueState.START;
    private @Nullable Understanding understood;
    private final List<String> said = new ArrayList<>();
    private final List<String> begun = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    Listening(FlowDialogue dialogue) {
      this.dialogue = dialogue.tracing(said::add);
    }

    @Override
    public Context context(DialogueState state, View view, Instant now) {
      return dialogue.context(state, view, now);
    }

    @Override
    public Decision decide(DialogueState state, Input input, View view, Instant now) {
      if (input instanceof Input.Said said) {
        understood = said.understanding();
      }
      var decision = dialogue.decide(state, input, view, now);
      this.state = decision.next();
      for (var command : decision.commands()) {
        if (command instanceof io.comptoir.dialogue.Command.Record(var event, var data)) {
          var flow = data.get("flow");
          events.add(event);
          if (event.equals("flow.started") && flow instanceof Value.Text(var name)) {
            begun.add(name);
          } else if (event.equals("dialogue.error")) {
            mistakes.add(data.toString());
          }
        }
      }
      return decision;
    }
  }
}

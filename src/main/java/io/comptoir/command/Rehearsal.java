package io.comptoir.command;

import io.comptoir.action.BookingDeadlines;
import io.comptoir.action.FreedTimes;
import io.comptoir.action.LinkNews;
import io.comptoir.action.OrderMoney;
import io.comptoir.action.PaymentDeadlines;
import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.conversation.Conversation;
import io.comptoir.customer.Identity;
import io.comptoir.customer.Profile;
import io.comptoir.dialogue.state.Memory;
import io.comptoir.engine.Engine;
import io.comptoir.engine.EngineSettings;
import io.comptoir.engine.ShopCounter;
import io.comptoir.engine.Shops;
import io.comptoir.engine.TimerStore;
import io.comptoir.message.Author;
import io.comptoir.message.Content;
import io.comptoir.message.Message;
import io.comptoir.nlu.Understanding;
import io.comptoir.storage.memory.MemoryConversationStore;
import io.comptoir.storage.memory.MemoryCustomerStore;
import io.comptoir.storage.memory.MemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One conversation with a shop on the memory stores, without a network and without threads: what is
 * said is answered before the call returns. Time stands still until it is moved.
 */
final class Rehearsal {
  private static final int PAGE = 200;
  private static final Set<String> CHANNELS = Set.of("webchat", "sms", "voice");

  private final MemoryStores stores;
  private final ShopClock clock;
  private final Engine engine;
  private final Listening listening;
  private final Faults faults = new Faults();
  private final Conversation conversation;
  private OpenShop shop;
  private ShopCounter counter;
  private int inputs;

  /**
   * @param shop opened on {@code stores}
   * @param channel {@code webchat}, {@code sms} or {@code voice}
   */
  Rehearsal(
      OpenShop shop, MemoryStores stores, ShopClock clock, String channel, Language language) {
    this(shop, stores, clock, channel, language, 1);
  }

  /**
   * @param seed of its ids; another for each conversation on the same stores
   */
  Rehearsal(
      OpenShop shop,
      MemoryStores stores,
      ShopClock clock,
      String channel,
      Language language,
      long seed) {
    this.shop = shop;
    this.stores = stores;
    this.clock = clock;
    this.listening = new Listening(shop.dialogue());
    this.counter = counter(shop);
    this.engine =
        Engine.synchronous(
            stores.forEngine(),
            open(counter.shop()),
            EngineSettings.deterministic(clock, seed, CHANNELS)
                .inTurnLimit(EngineSettings.IN_TURN_LIMIT));
    var shopId = counter.shop();
    engine.alsoDo(
        new PaymentDeadlines(
                () -> Set.of(shopId),
                stores.payments(),
                stores.orders(),
                stores.stock(),
                (name, id) -> Optional.of(this.shop.payments()),
                this::hear,
                clock)
            ::meet);
    engine.alsoDo(
        new OrderMoney(
                () -> Set.of(shopId),
                stores.orders(),
                stores.payments(),
                stores.books(),
                this::hear,
                clock)
            ::meet);
    engine.alsoDo(
        new BookingDeadlines(() -> Set.of(shopId), stores.bookings(), this::hear, clock)::meet);
    engine.alsoDo(
        new LinkNews(() -> Set.of(shopId), stores.identities(), stores.conversations(), this::hear)
            ::tell);
    engine.alsoDo(
        new FreedTimes(
                () -> Set.of(shopId), id -> Optional.of(this.shop.goods()), this::hear, clock)
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

  /** The shop as it stands now; it may be opened again while the conversation goes on. */
  private Shops open(ShopId only) {
    return new Shops() {
      @Override
      public Optional<ShopCounter> find(ShopId id) {
        return id.equals(only) ? Optional.of(counter) : Optional.empty();
      }

      @Override
      public Set<ShopId> ids() {
        return Set.of(only);
      }
    };
  }

  private ShopCounter counter(OpenShop of) {
    var as = of.counter();
    return new ShopCounter(
        as.shop(),
        as.version(),
        as.bot(),
        as.zone(),
        as.understander(),
        listening,
        faults.over(as.actions()),
        as.catalog(),
        as.blocks(),
        as.apology());
  }

  /** What the shop's actions are made to fail of. */
  Faults faults() {
    return faults;
  }

  /**
   * Goes on in the shop as it was opened anew.
   *
   * @param fresh opened on the same stores
   */
  void goOnIn(OpenShop fresh) {
    listening.hear(fresh.dialogue());
    shop = fresh;
    counter = counter(fresh);
  }

  /**
   * @param channel {@code webchat}, {@code sms} or {@code voice}
   */
  void goOnBy(String channel, Language language) {
    if (stores.conversations() instanceof MemoryConversationStore memory) {
      var identity = now().identity();
      memory.goOn(
          conversation.id(),
          new Identity(channel, identity.account(), identity.externalId()),
          language);
    }
  }

  /** The id of the form that waits to be filled in. */
  Optional<String> openForm() {
    return stores
        .conversations()
        .messagesBefore(conversation.id(), Long.MAX_VALUE, PAGE)
        .reversed()
        .stream()
        .map(Message::content)
        .filter(Content.Form.class::isInstance)
        .map(content -> ((Content.Form) content).id())
        .findFirst();
  }

  /** The customer is known for this from now on. */
  void know(Profile profile) {
    if (stores.customers() instanceof MemoryCustomerStore memory) {
      memory.know(conversation.customer(), profile);
    }
  }

  /** Timers that are set, the next one first. */
  List<TimerStore.DueTimer> timers() {
    return stores.timers().due(Set.of(counter.shop()), Instant.MAX, PAGE);
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

  /** Brings the newest paid order to its customer. Whether there was one. */
  boolean deliver() {
    var paid = orders().stream().filter(o -> o.status() == OrderStatus.PAID).findFirst();
    paid.ifPresent(
        order -> {
          for (var next :
              List.of(OrderStatus.PREPARING, OrderStatus.SHIPPED, OrderStatus.DELIVERED)) {
            var now = stores.orders().find(order.id()).orElseThrow();
            stores.orders().save(now.moved(next, clock.instant()));
          }
        });
    return paid.isPresent();
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

  Profile profile() {
    return stores
        .customers()
        .find(conversation.customer())
        .map(io.comptoir.customer.Customer::profile)
        .orElse(Profile.EMPTY);
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
    return listening.memory();
  }

  Optional<Understanding> understood() {
    return listening.understood();
  }

  /** Flows begun since the last input. */
  List<String> flowsBegun() {
    return listening.begun();
  }

  /** Mistakes of the bot itself since the last input. */
  List<String> mistakes() {
    return listening.mistakes();
  }

  /** Keys of the messages chosen since {@link #listen()}. */
  List<String> said() {
    return listening.said();
  }

  /** Forgets what was noted of the turns before. */
  void listen() {
    listening.forget();
  }

  /** Facts noted since {@link #listen()}. */
  List<String> events() {
    return listening.events();
  }

  /** Steps taken since {@link #listen()}. */
  List<Coverage.Step> steps() {
    return listening.steps();
  }

  /** Why each message since {@link #listen()} was said. */
  List<Listening.Reason> reasons() {
    return listening.reasons();
  }

  private UUID id() {
    return new UUID(0, ++inputs);
  }
}

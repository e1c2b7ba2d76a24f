package io.comptoir.engine;

import io.comptoir.action.Action;
import io.comptoir.action.Actions;
import io.comptoir.action.LocalWrite;
import io.comptoir.action.Situation;
import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.Review;
import io.comptoir.commerce.catalog.Store;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.dialogue.ActionSpec;
import io.comptoir.dialogue.BlockRenderer;
import io.comptoir.dialogue.Command;
import io.comptoir.dialogue.Decision;
import io.comptoir.dialogue.Dialogue;
import io.comptoir.dialogue.DialogueState;
import io.comptoir.dialogue.Input;
import io.comptoir.dialogue.Reply;
import io.comptoir.dialogue.View;
import io.comptoir.message.Author;
import io.comptoir.message.Content;
import io.comptoir.nlu.Context;
import io.comptoir.nlu.Understander;
import io.comptoir.nlu.Understanding;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A shop whose dialogue does what it is told: {@code add}, {@code pay}, {@code ask}, {@code oui},
 * {@code timer}, {@code human}, {@code boom}, {@code loop}; everything else is echoed with the
 * number of inputs it has seen.
 */
public final class ScriptedShop implements Dialogue {
  public static final ShopId SHOP = new ShopId("scripted");
  public static final ProductId SOAP = new ProductId("soap");

  /** How often each write ran, by key. */
  public final Map<String, AtomicInteger> writes = new ConcurrentHashMap<>();

  /** Failures that the write action has before it succeeds. */
  public final AtomicInteger writeFailures = new AtomicInteger();

  /** Called by the local action before it decides. */
  public volatile Runnable beforeAdd = () -> {};

  /** Done before each look; a throw is a mistake in that action. */
  public volatile Runnable beforeLook = () -> {};

  /** How many attempts of a write never answer. */
  public final AtomicInteger writesThatHang = new AtomicInteger();

  public ShopCounter counter() {
    return new ShopCounter(
        SHOP,
        "v1",
        Author.bot("Bot"),
        ZoneId.of("Europe/Paris"),
        new NothingUnderstood(),
        this,
        new Actions(List.of(new Look(), new Add(), new Pay())),
        new EmptyCatalog(),
        new NoBlocks(),
        Apology.STANDARD);
  }

  private record NothingUnderstood() implements Understander {
    @Override
    public Understanding understand(String text, Context context) {
      return Understanding.nothing(context.language());
    }

    @Override
    public List<String> wishes(String text, Context context) {
      return List.of(text);
    }
  }

  public Shops shops() {
    return Shops.of(counter());
  }

  @Override
  public Context context(DialogueState state, View view, Instant now) {
    return Context.fresh(view.language(), ZonedDateTime.ofInstant(now, view.zone()));
  }

  @Override
  public Decision decide(DialogueState state, Input input, View view, Instant now) {
    var count = count(state) + 1;
    var next = new DialogueState("{\"seen\": " + count + "}", state.promptNumber());
    return switch (input) {
      case Input.Said(var number, var text, var understanding) ->
          said(next, number, text, view, now);
      case Input.Sent(var number, Content.Postback(var payload, var words)) ->
          say(next, "pressed " + payload);
      case Input.Sent(var number, var content) -> say(next, "sent");
      case Input.TimerFired(var number, var name, var generation) ->
          say(next, "timer " + name + " " + generation);
      case Input.ActionFinished(var number, var call, ActionResult.Done(var values))
          when call.startsWith("loop") ->
          invoke(next, call, "look", ActionSpec.Effect.READ);
      case Input.ActionFinished(var number, var call, ActionResult.Done(var values)) ->
          say(next, "done " + call.replaceAll("-.*", "") + " cart=" + view.cart().count());
      case Input.ActionFinished(var number, var call, ActionResult.Failed(var code, var values)) ->
          say(next, "failed " + code);
      case Input.EventOccurred(var number, var name, var data) -> say(next, "event " + name);
      case Input.HandedBack(var number) -> say(next, "back");
    };
  }

  /** Buttons whose payloads are {@code {"do":"a"}}, {@code b} or, where they are many, c0, c1 … */
  private static Content choice(int count) {
    return new Content.Text(
        "which",
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    (io.comptoir.message.Action)
                        new io.comptoir.message.Action.Reply(
                            "choice " + i,
                            "{\"do\":\""
                                + (count == 2 ? "ab".substring(i, i + 1) : "c" + i)
                                + "\"}"))
            .toList());
  }

  private static Decision show(DialogueState next, Content content) {
    return new Decision(next, List.of(new Reply(content, false, null)), List.of());
  }

  private static Decision said(
      DialogueState next, long number, String text, View view, Instant now) {
    return switch (text) {
      case "look" -> invoke(next, "look-" + number, "look", ActionSpec.Effect.READ);
      case "add" -> invoke(next, "add-" + number, "add", ActionSpec.Effect.LOCAL);
      case "pay" -> invoke(next, "pay-" + number, "pay", ActionSpec.Effect.WRITE);
      case "ask" ->
          new Decision(
              next.withPromptNumber(DialogueState.NOT_YET),
              List.of(new Reply(new Content.Text("question?"), true, null)),
              List.of());
      case "choose" -> show(next, choice(2));
      case "choose many" -> show(next, choice(40));
      case "picture" ->
          show(
              next,
              new Content.Image(
                  "/shop/x.png",
                  "A bottle",
                  "Look",
                  List.of(new io.comptoir.message.Action.Postback("Take it", "{}"))));
      case "oui" ->
          next.promptNumber() != 0 && number > next.promptNumber()
              ? new Decision(
                  next.withPromptNumber(DialogueState.NOT_YET),
                  List.of(new Reply(new Content.Text("confirmed; another question?"), true, null)),
                  List.of())
              : say(next, "nothing to confirm");
      case "timer" ->
          new Decision(
              next, List.of(), List.of(new Command.SetTimer("nudge", number, now.plusSeconds(60))));
      case "no timer" -> new Decision(next, List.of(), List.of(new Command.CancelTimer("nudge")));
      case "human" ->
          new Decision(next, List.of(), List.of(new Command.HandOver("asked", "support")));
      case "remember" ->
          new Decision(
              next,
              List.of(),
              List.of(
                  new Command.Remember("age", Value.of(40), "test"),
                  new Command.Speak(Language.ENGLISH),
                  new Command.Record("age.told", Map.of("age", Value.of(40)))));
      case "boom" -> throw new IllegalStateException("boom");
      case "loop" -> invoke(next, "loop-" + number, "look", ActionSpec.Effect.READ);
      case "state" ->
          new Decision(
              new DialogueState(
                  "\"" + "x".repeat(TurnLimits.MAX_STATE_CHARS) + "\"", next.promptNumber()),
              List.of(),
              List.of());
      case "many" -> {
        var replies = new ArrayList<Reply>();
        for (var i = 0; i <= TurnLimits.MAX_REPLIES; i++) {
          replies.add(Reply.of(new Content.Text("reply " + i)));
        }
        yield new Decision(next, replies, List.of());
      }
      default -> say(next, "echo " + text);
    };
  }

  private static Decision invoke(
      DialogueState next, String call, String action, ActionSpec.Effect effect) {
    return new Decision(
        next, List.of(), List.of(new Command.Invoke(call, action, effect, Map.of())));
  }

  private static Decision say(DialogueState next, String text) {
    return new Decision(next, List.of(Reply.of(new Content.Text(text))), List.of());
  }

  private static int count(DialogueState state) {
    var digits = state.json().replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static ActionSpec spec(String name, ActionSpec.Effect effect) {
    return new ActionSpec(name, effect, Map.of(), Map.of(), List.of());
  }

  private final class Look implements Action.Read {
    @Override
    public ActionSpec spec() {
      return ScriptedShop.spec("look", ActionSpec.Effect.READ);
    }

    @Override
    public ActionResult run(Map<String, Value> arguments, Situation situation) {
      beforeLook.run();
      return new ActionResult.Done(Map.of("seen", Value.of(situation.cart().count())));
    }
  }

  private final class Add implements Action.Local {
    @Override
    public ActionSpec spec() {
      return ScriptedShop.spec("add", ActionSpec.Effect.LOCAL);
    }

    @Override
    public Outcome run(Map<String, Value> arguments, Situation situation) {
      beforeAdd.run();
      var cart = situation.cart();
      return new Outcome(
          new ActionResult.Done(Map.of()),
          List.of(new LocalWrite.SaveCart(cart.withQuantity(SOAP, cart.quantityOf(SOAP) + 1))));
    }
  }

  private final class Pay implements Action.Write {
    @Override
    public ActionSpec spec() {
      return ScriptedShop.spec("pay", ActionSpec.Effect.WRITE);
    }

    @Override
    public ActionResult run(Map<String, Value> arguments, Situation situation, String key) {
      if (writesThatHang.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
        hang();
      }
      if (writeFailures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
        throw new IllegalStateException("the provider is away");
      }
      writes.computeIfAbsent(key, k -> new AtomicInteger()).incrementAndGet();
      return new ActionResult.Done(Map.of());
    }
  }

  /** Waits until it is interrupted. */
  static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("given up", e);
    }
  }

  private static final class EmptyCatalog implements Catalog {
    @Override
    public Optional<Product> find(ProductId id) {
      return Optional.empty();
    }

    @Override
    public Collection<Product> products() {
      return List.of();
    }

    @Override
    public List<Review> reviews(ProductId product) {
      return List.of();
    }

    @Override
    public List<Store> stores() {
      return List.of();
    }

    @Override
    public CatalogVocabulary vocabulary() {
      return CatalogVocabulary.EMPTY;
    }

    @Override
    public String version() {
      return "empty";
    }
  }

  private static final class NoBlocks implements BlockRenderer {
    @Override
    public Content render(String block, Map<String, Value> arguments, View view) {
      throw new IllegalArgumentException("no block " + block);
    }

    @Override
    public Set<String> names() {
      return Set.of();
    }
  }
}

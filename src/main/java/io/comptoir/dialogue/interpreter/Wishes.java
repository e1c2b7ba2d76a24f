package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.Press;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.state.Prompt;
import io.comptoir.message.Action;
import io.comptoir.nlu.IntentScore;
import io.comptoir.nlu.Understanding;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the flow that a sentence asks for, and begins it; asks back when it could be two. */
final class Wishes {
  private static final double CLOSE = 0.08;

  /** An intent as sure as this is not asked about. */
  private static final double FAINT = 0.4;

  private static final double SURE = 0.6;

  /** An intent as sure as this is meant, whatever else a sentence could point at. */
  private static final double CERTAIN = 0.9;

  private static final int MAX_SAID = 300;
  private static final int LONGEST_POINTING = 6;

  /** Small talk must be as sure as this; a shop's own business comes first. */
  private static final double SURE_TALK = 0.5;

  /** "à domicile" is no goodbye, only because it has hardly a word that the shop was taught. */
  private static final Set<String> MANNERS = Set.of("goodbye", "thanks", "not_interested");

  private static final Pattern OF_IT =
      Pattern.compile(
          "^(?:et |and )?(?:il|elle|est ce qu'(?:il|elle)|c'est|is it|does it|is this|is that|has it)\\b");

  /** What may be said of goods without wanting anything of them. */
  private static final Set<String> GOODS = Set.of("product", "category", "brand", "attribute");

  private static final Set<String> ARTICLES =
      Set.of(
          "", "le", "la", "les", "l", "l'", "un", "une", "des", "du", "de", "a", "an", "the",
          "some", "your", "votre", "vos");

  private final Turn turn;
  private final Speech speech;
  private final Fills fills;
  private final Interpreter interpreter;
  private final Informing informing;
  private final Refining refining;

  Wishes(Turn turn, Speech speech, Fills fills, Interpreter interpreter, Informing informing) {
    this.turn = turn;
    this.speech = speech;
    this.fills = fills;
    this.interpreter = interpreter;
    this.informing = informing;
    this.refining = new Refining(turn);
  }

  boolean leads(String text, Understanding understanding) {
    var flows = turn.script.flows();
    var keyword = flows.forKeyword(turn.language, text);
    if (keyword.isPresent()) {
      begin(keyword.get(), text, understanding);
      return true;
    }
    if (understanding.answer().equals(Optional.of(Understanding.Answer.NEVER_MIND))
        && turn.prompt != null) {
      return flows
          .forPress("cancel")
          .map(
              flow -> {
                begin(flow, text, understanding);
                return true;
              })
          .orElse(false);
    }
    if (pointsAtNothing(text, understanding)) {
      return false;
    }
    var pointed = pointsOnly(text, understanding);
    if (pointed.isPresent()) {
      begin(pointed.get(), text, understanding);
      return true;
    }
    var recounted = recounted(text, understanding);
    if (recounted.isPresent()) {
      begin(recounted.get(), text, understanding);
      return true;
    }
    var refined =
        turn.focus != null && Question.asks(text) && OF_IT.matcher(Flows.bare(text)).find()
            ? Optional.<Flow>empty()
            : refining.flow(text, understanding);
    if (refined.isPresent()) {
      refine(refined.get(), text, understanding);
      return true;
    }
    var coded = coded(text, understanding);
    if (coded.isPresent()) {
      begin(coded.get(), text, understanding);
      return true;
    }
    var intent = wanted(understanding);
    if (intent.isPresent()) {
      if (unclear(understanding)) {
        clarify(text, understanding);
        return true;
      }
      var flow = flows.forIntent(intent.get());
      if (flow.isPresent() && faintlyAgain(flow.get(), text, understanding)) {
        return false; // better told that it was not understood than asked the same in silence
      }
      if (flow.isPresent()) {
        if (!named(flow.get(), understanding) && informing.surelyInformed(text, understanding)) {
          return informing.informsSurely(text);
        }
        begin(flow.get(), text, understanding);
        return true;
      }
      if (turn.script.knowledge().intents().contains(intent.get())) {
        return informing.informs(text, understanding);
      }
    }
    var kinds =
        understanding.entities().stream().filter(e -> !e.negated()).map(e -> e.type()).toList();
    var byEntity = flows.forEntities(kinds);
    if (byEntity.isPresent() && !informing.informed(text, understanding)) {
      begin(byEntity.get(), text, understanding);
      return true;
    }
    // "non, laisse tomber" where nothing is under way: it is said so
    var gaveUp = understanding.answer().equals(Optional.of(Understanding.Answer.NEVER_MIND));
    var cancel = flows.forPress("cancel").filter(_ -> gaveUp);
    if (cancel.isPresent() && !informing.informed(text, understanding)) {
      begin(cancel.get(), text, understanding);
      return true;
    }
    return false;
  }

  /** "R-ABC234": a number written to a form and nothing else is what it is the number of. */
  private Optional<Flow> coded(String text, Understanding understanding) {
    return understanding.entities().stream()
        .filter(e -> e.text().equals(text.strip()) && e.text().chars().anyMatch(Character::isDigit))
        .filter(e -> e.type().endsWith("_number"))
        .findFirst()
        .flatMap(e -> turn.script.flows().forEntities(List.of(e.type())));
  }

  /** Whether it faintly wants what is under way already, and tells nothing new about it. */
  private boolean faintlyAgain(Flow flow, String text, Understanding understanding) {
    return turn.prompt != null
        && turn.top().filter(top -> top.flow().equals(flow.name())).isPresent()
        && understanding.intents().getFirst().confidence() < FAINT
        && fills.of(flow, text, understanding).isEmpty();
  }

  /** "non, plutôt 3" of what was just put into the cart. */
  private Optional<Flow> recounted(String text, Understanding understanding) {
    var lines = turn.view.cart().lines();
    var held =
        turn.focus == null || turn.prompt != null
            ? lines.size() == 1
            : lines.stream().anyMatch(l -> l.item().value().equals(turn.focus));
    return held && Recount.of(text, understanding).isPresent()
        ? turn.script.flows().forPress("cart.quantity")
        : Optional.empty();
  }

  /** The best intent; a greeting or thanks beside something else is only manners. */
  private Optional<String> wanted(Understanding understanding) {
    var intent =
        understanding
            .intent()
            .filter(_ -> !chatsFaintly(understanding))
            .or(() -> answered(understanding));
    var flows = turn.script.flows();
    var flow = intent.flatMap(flows::forIntent);
    var greets = flow.equals(flows.forPress("start")) && !understanding.entities().isEmpty();
    var thanks = flow.equals(flows.find("thanks")) && !understanding.entities("category").isEmpty();
    if (intent.isPresent() && (greets || thanks)) {
      return understanding.intents().stream()
          .skip(1)
          .limit(1)
          .filter(next -> next.confidence() > 0.15)
          .map(IntentScore::intent)
          .findFirst();
    }
    return intent;
  }

  private static boolean chatsFaintly(Understanding understanding) {
    var best = understanding.intents().getFirst();
    return (best.intent().startsWith("chitchat.") || MANNERS.contains(best.intent()))
        && best.confidence() < SURE_TALK;
  }

  /** "rien de tout ça" answers nothing where nothing was asked: it is what it resembles. */
  private Optional<String> answered(Understanding understanding) {
    return understanding.intents().stream()
        .limit(1)
        .filter(best -> understanding.answer().isPresent() && turn.prompt == null)
        .filter(best -> best.confidence() >= SURE)
        .map(IntentScore::intent)
        .findFirst();
  }

  /** "le deuxième" of nothing that was shown, in the place of an answer: it answers nothing. */
  private boolean pointsAtNothing(String text, Understanding understanding) {
    return turn.prompt != null
        && turn.shown.isEmpty()
        && !understanding.entities().isEmpty()
        && understanding.entities().stream().allMatch(e -> e.type().equals("ordinal"))
        && Topic.of(text, understanding).isEmpty();
  }

  /** "le deuxième": a product in sight and nothing else is to be looked at. */
  private Optional<Flow> pointsOnly(String text, Understanding understanding) {
    var points =
        !understanding.entities("ordinal").isEmpty()
            && !turn.shown.isEmpty()
            && Topic.of(text, understanding).isEmpty()
            && understanding.entities().stream().allMatch(e -> e.type().equals("ordinal"));
    points |= asksOfIt(text, understanding);
    points |= turn.prompt == null && isPlace(text) || pointsAtMost(text, understanding);
    points |= namesOnly(text, understanding);
    points |= turn.prompt == null && fills.namesVersion(text);
    return points ? turn.script.flows().forEntities(List.of("product")) : Optional.empty();
  }

  /** "la bougie au figuier": whoever only names a product has not asked to buy it. */
  private static boolean namesOnly(String text, Understanding understanding) {
    var rest = new StringBuilder(text);
    for (var entity : understanding.entities()) {
      if (entity.negated() || !GOODS.contains(entity.type())) {
        return false;
      }
      for (var i = Math.max(0, entity.start()); i < Math.min(entity.end(), rest.length()); i++) {
        rest.setCharAt(i, ' ');
      }
    }
    return !understanding.entities("product").isEmpty()
        && ARTICLES.containsAll(List.of(Flows.bare(rest.toString()).split(" ")));
  }

  /** "2" below a numbered list. */
  private boolean isPlace(String text) {
    var bare = Flows.bare(text);
    return bare.matches("\\d{1,2}")
        && Integer.parseInt(bare) >= 1
        && Integer.parseInt(bare) <= turn.shown.size();
  }

  /** "et la plus chère ?": one of those in sight by what it is most. */
  private boolean pointsAtMost(String text, Understanding understanding) {
    return turn.shown.size() > 1
        && Question.words(text) <= LONGEST_POINTING
        && understanding.entities().size() == 1
        && understanding.entity("superlative").filter(e -> !e.negated()).isPresent();
  }

  /** "il est vegan ?": what the product spoken of is like. */
  private boolean asksOfIt(String text, Understanding understanding) {
    var ofTheHouse =
        understanding.intents().stream()
            .limit(1)
            .filter(best -> best.confidence() >= CERTAIN)
            .anyMatch(best -> turn.script.knowledge().intents().contains(best.intent()));
    if (ofTheHouse) {
      return false; // "c'est quoi vos frais de port ?"
    }
    var placed = !turn.shown.isEmpty() && !understanding.entities("ordinal").isEmpty();
    return (placed || (turn.focus != null && OF_IT.matcher(Flows.bare(text)).find()))
        && Question.asks(text)
        && !understanding.entities("attribute").isEmpty()
        && understanding.entities().stream()
            .allMatch(e -> e.type().equals("attribute") || e.type().equals("ordinal"));
  }

  /** Whether the sentence names what this flow is about. */
  private static boolean named(Flow flow, Understanding understanding) {
    return understanding.entities().stream()
        .anyMatch(e -> flow.trigger().entities().contains(e.type()));
  }

  private void refine(Flow flow, String text, Understanding understanding) {
    var slots = new LinkedHashMap<>(fills.of(flow, text, understanding));
    refining.budget(text, understanding).ifPresent(budget -> slots.put("budget", budget));
    slots.put("said", Value.of(shortened(text)));
    slots.put("topic", Value.of(""));
    slots.put(Heard.NAME, Heard.of(text, understanding, turn.script.words()));
    leave(flow);
    interpreter.start(flow, slots);
    interpreter.run();
  }

  void begin(Flow flow, String text, Understanding understanding) {
    var slots = new LinkedHashMap<>(fills.of(flow, text, understanding));
    slots.put("said", Value.of(shortened(text)));
    slots.put("topic", Value.of(Topic.of(text, understanding)));
    slots.put(Heard.NAME, Heard.of(text, understanding, turn.script.words()));
    var top = turn.top();
    if (top.isPresent()
        && top.get().flow().equals(flow.name())
        && top.get().call() == null
        && !flow.code().isEmpty()
        && turn.prompt != null
        && interpreter.canRewind(flow, slots.keySet())) {
      // Already at it: what is new is taken, and it goes on from where it stands.
      slots.forEach((name, value) -> interpreter.keep(flow, name, value));
      interpreter.rewind(flow, slots.keySet());
      return;
    }
    leave(flow);
    interpreter.start(flow, slots);
    interpreter.run();
  }

  /** A flow that is asked for again is taken up where it stands, not begun twice. */
  private void leave(Flow flow) {
    for (var i = turn.stack.size() - 1; i >= 0; i--) {
      var frame = turn.stack.get(i);
      if (frame.flow().equals(flow.name()) && frame.call() == null) {
        turn.remove(i);
      }
    }
  }

  private boolean unclear(Understanding understanding) {
    if (!understanding.entities().isEmpty()
        || understanding.intents().getFirst().confidence() >= SURE) {
      return false;
    }
    var choices = choices(understanding);
    return choices.size() >= 2
        && choices.getFirst().equals(understanding.intents().getFirst())
        && choices.getFirst().confidence() - choices.get(1).confidence() < CLOSE;
  }

  /** The best intents that lead to different flows that have a name to offer. */
  private List<IntentScore> choices(Understanding understanding) {
    var seen = new LinkedHashSet<String>();
    return understanding.intents().stream()
        .limit(4)
        .filter(
            score ->
                turn.script
                    .flows()
                    .forIntent(score.intent())
                    .filter(flow -> !speech.words("flow." + flow.name()).isEmpty())
                    .filter(flow -> seen.add(flow.name()))
                    .isPresent())
        .toList();
  }

  private void clarify(String text, Understanding understanding) {
    var id = turn.number();
    var options =
        choices(understanding).stream()
            .limit(3)
            .map(
                score -> {
                  var flow = turn.script.flows().forIntent(score.intent()).orElseThrow();
                  return new Prompt.Option(flow.name(), speech.words("flow." + flow.name()));
                })
            .toList();
    turn.open(new Prompt(id, Prompt.Kind.CLARIFY, shortened(text), options));
    speech.say(
        "pattern.clarify",
        Map.of(),
        options.stream()
            .<Action>map(o -> new Action.Reply(o.label(), Press.answer(id, o.value()).payload()))
            .toList(),
        true);
  }

  void clarified(Prompt prompt, String value) {
    var flow = turn.script.flows().find(value);
    turn.answered();
    turn.close();
    if (flow.isPresent()) {
      var said = prompt.slot() == null ? "" : prompt.slot();
      leave(flow.get());
      interpreter.start(flow.get(), Map.of("said", Value.of(said)));
      interpreter.run();
    }
  }

  static String shortened(String text) {
    return text.length() <= MAX_SAID ? text : text.substring(0, MAX_SAID);
  }
}

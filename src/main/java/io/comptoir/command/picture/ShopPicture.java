package io.comptoir.command.picture;

import io.comptoir.base.Language;
import io.comptoir.command.picture.Box.Tone;
import io.comptoir.command.picture.Row.Style;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.shop.Shop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws all flows of a shop and what leads where: calls, and the buttons that a flow offers. */
public final class ShopPicture {
  private static final double WIDE = 230;
  private static final int BUSY = 5;
  private static final double GAP = 12;

  private final Shop shop;
  private final Language language;
  private final PictureWords words;
  private final Map<String, Set<String>> calls = new HashMap<>();
  private final Map<String, Set<String>> offers = new HashMap<>();

  private ShopPicture(Shop shop, Language language) {
    this.shop = shop;
    this.language = language;
    this.words = PictureWords.in(language);
    for (var flow : shop.flows().all()) {
      calls.put(flow.name(), called(flow));
      offers.put(flow.name(), offered(shop, flow));
    }
  }

  /**
   * @return an SVG document
   */
  public static String svg(Shop shop, Language language) {
    var picture = new ShopPicture(shop, language);
    var title = picture.words.say("overview", shop.settings().name());
    return Svg.of(title, "", picture.parts());
  }

  /** Names of the flows that this one calls or whose buttons it offers. */
  public static List<String> leads(Shop shop, Flow flow) {
    var leads = new LinkedHashSet<>(called(flow));
    leads.addAll(offered(shop, flow));
    leads.remove(flow.name());
    return List.copyOf(leads);
  }

  private List<Svg.Placed> parts() {
    var shown =
        shop.flows().all().stream()
            .filter(flow -> own(flow) || calledByOwn(flow))
            .map(Flow::name)
            .toList();
    var layouts = new ArrayList<Layout>();
    var left = new LinkedHashSet<>(shown);
    while (!left.isEmpty()) {
      var together = together(left.iterator().next(), shown);
      left.removeAll(together);
      layouts.add(new Layout(picture(shown.stream().filter(together::contains).toList())));
    }
    return packed(layouts);
  }

  private boolean own(Flow flow) {
    return !flow.shipped();
  }

  /** A shipped flow that a flow of the shop calls. */
  private boolean calledByOwn(Flow flow) {
    return shop.flows().all().stream()
        .filter(this::own)
        .anyMatch(caller -> called(caller).contains(flow.name()));
  }

  private Picture picture(List<String> names) {
    var boxes = new ArrayList<Box>();
    var arrows = new ArrayList<Arrow>();
    for (var name : names) {
      boxes.add(box(shop.flows().find(name).orElseThrow()));
      for (var other : calls.getOrDefault(name, Set.of())) {
        if (drawn(name, other) && names.contains(other)) {
          arrows.add(
              new Arrow(names.indexOf(name), names.indexOf(other), words.say("calls"), false));
        }
      }
      for (var other : offers.getOrDefault(name, Set.of())) {
        if (drawn(name, other) && names.contains(other) && !calls(name, other)) {
          arrows.add(
              new Arrow(names.indexOf(name), names.indexOf(other), words.say("presses"), true));
        }
      }
    }
    return new Picture(boxes, arrows, false);
  }

  private Box box(Flow flow) {
    var rows = new ArrayList<Row>(text(flow.name(), Style.NAME));
    var description = flow.description().in(language);
    if (!description.isBlank()) {
      rows.addAll(text(description, Style.TEXT));
    }
    var trigger = flow.trigger();
    var by = new ArrayList<String>();
    trigger.intents().stream().sorted().forEach(by::add);
    trigger.events().stream().sorted().forEach(by::add);
    rows.addAll(Row.chips(by.stream().limit(4).toList(), WIDE - 2 * Box.PADDING));
    var elsewhere =
        offers.getOrDefault(flow.name(), Set.of()).stream()
            .filter(other -> !other.equals(flow.name()) && !drawn(flow.name(), other))
            .filter(other -> !calls(flow.name(), other))
            .sorted()
            .toList();
    if (!elsewhere.isEmpty()) {
      rows.addAll(
          Row.text(
              words.say("offers", String.join(", ", elsewhere)),
              Style.NOTE,
              WIDE - 2 * Box.PADDING,
              3));
    }
    return new Box(trigger.intents().isEmpty() ? Tone.SAY : Tone.ASK, rows, WIDE);
  }

  private List<Row> text(String text, Style style) {
    return Row.text(text, style, WIDE - 2 * Box.PADDING, 2);
  }

  private boolean calls(String one, String other) {
    return calls.getOrDefault(one, Set.of()).contains(other);
  }

  /**
   * Flows that everything leads to are named where they are offered; arrows would hide the rest.
   */
  private boolean drawn(String from, String to) {
    var flow = shop.flows().find(to).orElse(null);
    if (flow == null || !own(flow) || from.equals(to)) {
      return false;
    }
    return calls(from, to)
        || offers.values().stream().filter(names -> names.contains(to)).count() <= BUSY;
  }

  private Set<String> together(String start, List<String> all) {
    var found = new LinkedHashSet<String>();
    var open = new ArrayList<>(List.of(start));
    while (!open.isEmpty()) {
      var name = open.removeLast();
      if (found.add(name)) {
        for (var other : all) {
          if (joined(name, other) || joined(other, name)) {
            open.add(other);
          }
        }
      }
    }
    return found;
  }

  private boolean joined(String one, String other) {
    return (calls(one, other) || offers.getOrDefault(one, Set.of()).contains(other))
        && drawn(one, other);
  }

  /** Side by side in rows, the largest first, about as wide as high. */
  private static List<Svg.Placed> packed(List<Layout> layouts) {
    var order = new ArrayList<>(layouts);
    order.sort(Comparator.comparingDouble(Layout::height).reversed());
    var area = order.stream().mapToDouble(l -> l.width() * l.height()).sum();
    var widest = order.stream().mapToDouble(Layout::width).max().orElse(0);
    var most = Math.max(widest, Math.sqrt(area) * 1.25);
    var placed = new ArrayList<Svg.Placed>();
    var x = 0.0;
    var y = 0.0;
    var row = 0.0;
    for (var layout : order) {
      if (x > 0 && x + layout.width() > most) {
        x = 0;
        y += row + GAP;
        row = 0;
      }
      placed.add(new Svg.Placed(layout, x, y));
      x += layout.width() - GAP;
      row = Math.max(row, layout.height());
    }
    return placed;
  }

  private static Set<String> called(Flow flow) {
    var names = new LinkedHashSet<String>();
    flow.code().stream()
        .filter(Instruction.Call.class::isInstance)
        .map(call -> ((Instruction.Call) call).flow())
        .forEach(names::add);
    return names;
  }

  private static Set<String> offered(Shop shop, Flow flow) {
    var names = new LinkedHashSet<String>();
    for (var instruction : flow.code()) {
      var choices =
          switch (instruction) {
            case Instruction.Say say -> say.replies();
            case Instruction.Collect collect -> collect.ask().replies();
            case Instruction.Fill fill -> fill.ask().replies();
            case Instruction.Confirm confirm -> confirm.ask().replies();
            default -> List.<Instruction.Choice>of();
          };
      choices.stream()
          .flatMap(choice -> shop.flows().forPress(choice.does()).stream())
          .map(Flow::name)
          .forEach(names::add);
    }
    return names;
  }
}

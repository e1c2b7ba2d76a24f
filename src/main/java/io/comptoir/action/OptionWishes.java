package io.comptoir.action;

import io.comptoir.action.ProductFinder.Found;
import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.Configuration;
import io.comptoir.commerce.catalog.Inscribed;
import io.comptoir.commerce.catalog.Option;
import io.comptoir.commerce.catalog.OptionSheet;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.dialogue.ActionResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people say about a configurable product, brought to its options: "large", "without
 * mushrooms", "with double cheese".
 */
final class OptionWishes {
  private final Product product;
  private final List<Option> options;
  private final List<Value> refused = new ArrayList<>();
  private Configuration wanted;

  private OptionWishes(Catalog catalog, Found found) {
    this.product = found.product();
    this.options = catalog.options().of(product);
    this.wanted = Configuration.of(found.item());
  }

  /**
   * @param refused references to what was wanted and is no option of this product
   */
  record Asked(Configuration configuration, List<Value> refused) {
    Asked {
      refused = List.copyOf(refused);
    }
  }

  /** The product as it was, with {@code unwanted}, {@code wanted} and {@code options} heeded. */
  static Asked of(Catalog catalog, Found found, Arguments a) {
    var wishes = new OptionWishes(catalog, found);
    if (!wishes.options.isEmpty()) {
      a.items("unwanted").forEach(wishes::leaveOut);
      a.items("wanted").forEach(wishes::take);
    }
    a.fields("options").forEach(wishes::choose);
    return new Asked(wishes.wanted, wishes.refused);
  }

  /** The failure that asks for an option, with what can be chosen. */
  static ActionResult needed(OptionSheet sheet, Product product, Option option, Language language) {
    var choices = new ArrayList<Value>();
    for (var choice : sheet.choices(product, option)) {
      choices.add(
          new Value.Fields(
              new LinkedHashMap<>(
                  Map.of(
                      "value", Value.of(choice.id()),
                      "label", Value.of(sheet.said(option, choice.id(), language))))));
    }
    return new ActionResult.Failed(
        "NEEDS_OPTION",
        Map.of(
            "name", Value.of(product.name().in(language)),
            "product", Value.ref("product", product.id().value()),
            "option", Value.of(option.id()),
            "label", Value.of(option.label().in(language)),
            "options", Value.items(choices)));
  }

  private void choose(String option, Value value) {
    wanted =
        wanted.with(
            option,
            Arguments.items(value).stream()
                .map(Arguments::text)
                .map(Inscribed::tidy)
                .filter(said -> !said.isEmpty())
                .toList());
  }

  private void take(Value wish) {
    if (!(wish instanceof Value.Ref(var kind, var id))) {
      return;
    }
    for (var option : options) {
      if (option instanceof Option.Without without && wanted.of(without.id()).contains(id)) {
        wanted = wanted.removing(without.id(), id);
        return;
      }
    }
    var known = false;
    for (var option : options) {
      switch (option) {
        case Option.OneOf one when one.id().equals(kind) -> {
          known = true;
          if (Option.choice(one.choices(), id).isPresent()) {
            wanted = wanted.with(one.id(), List.of(id));
            return;
          }
        }
        case Option.Part part when kind.equals("product") -> {
          if (wanted.of(part.id()).isEmpty() && Option.choice(part.choices(), id).isPresent()) {
            wanted = wanted.with(part.id(), List.of(id));
            return;
          }
        }
        case Option.Extra extra when extra.attribute().equals(kind) || extra.id().equals(kind) -> {
          known = true;
          if (product.has(kind, id)) {
            return; // it is on it anyway
          }
          if (Option.choice(extra.choices(), id).isPresent()) {
            wanted = wanted.adding(extra.id(), id);
            return;
          }
        }
        case Option.OneOf _,
            Option.Part _,
            Option.Without _,
            Option.Extra _,
            Option.ForDay _,
            Option.Inscription _,
            Option.Measure _ -> {}
      }
    }
    if (known) {
      refused.add(wish);
    }
  }

  private void leaveOut(Value wish) {
    if (!(wish instanceof Value.Ref(var kind, var id))) {
      return;
    }
    for (var option : options) {
      if (option instanceof Option.Extra extra && wanted.of(extra.id()).contains(id)) {
        wanted = wanted.removing(extra.id(), id);
        return;
      }
      if (option instanceof Option.Without without
          && without.attribute().equals(kind)
          && product.has(kind, id)) {
        wanted = wanted.adding(without.id(), id);
        return;
      }
    }
  }
}

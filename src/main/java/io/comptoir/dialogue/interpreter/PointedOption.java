package io.comptoir.dialogue.interpreter;

import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.state.Prompt;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One of the offered answers by its place or its price: "le premier", "the cheapest one". */
final class PointedOption {
  private static final String LEAD =
      "(?:(?:oui|ok|bon|alors|yes|well|je prends|prenez|i'?ll take|i take|give me) )*";

  private static final String ARTICLE = "(?:le|la|les|the|celui|celle) ";
  private static final String TAIL = "(?: (?:one|train|tarif|fare|choix|option|svp|please))*";

  private static final Pattern PLACE =
      Pattern.compile(
          LEAD
              + "(?:"
              + ARTICLE
              + ")?(?:(1er|1ere|premiere?|first|1st)|(2e|2eme|deuxieme|seconde?|2nd)|(3e|3eme|troisieme|third|3rd)|"
              + "(4e|4eme|quatrieme|fourth|4th)|(derniere?|last))"
              + TAIL);

  private static final Pattern PRICE =
      Pattern.compile(
          LEAD
              + ARTICLE
              + "(?:(moins cher(?:e|s|es)?|cheapest|least expensive)|(plus cher(?:e|s|es)?|most expensive|dearest))"
              + TAIL);

  private static final Pattern AMOUNT =
      Pattern.compile(
          "(\\d{1,7}(?:[.,]\\d{1,2})?)[\\s\u00a0\u202f]*[€$£]|[€$£][\\s\u00a0\u202f]*(\\d{1,7}(?:[.,]\\d{1,2})?)");

  private static final Pattern SOON =
      Pattern.compile(
          "(?:le |au )?(?:plus tot|plus vite)(?: possible)?|des que possible|as (?:soon|early) as (?:possible|you can)|asap|the (?:earliest|soonest)(?: one| possible)?");

  private static final Pattern TIME =
      Pattern.compile("\\d{1,2}[\\s\u00a0\u202f]?[h:]|\\d[\\s\u00a0\u202f]?[ap]\\.?m");

  private PointedOption() {}

  private static boolean isTime(Prompt.Option option) {
    return TIME.matcher(option.label()).find();
  }

  /** The option that these words point at; empty when they do not, or it cannot be told. */
  static Optional<Prompt.Option> of(Prompt prompt, String text) {
    var options = prompt.options().stream().filter(o -> !o.value().equals(Asking.SKIP)).toList();
    var bare = Flows.bare(text);
    return options.size() < 2
        ? Optional.empty()
        : byPlace(options, bare).or(() -> byPrice(options, bare));
  }

  private static Optional<Prompt.Option> byPlace(List<Prompt.Option> options, String bare) {
    var matcher = PLACE.matcher(bare);
    if (!matcher.matches()) {
      if (SOON.matcher(bare).matches() && options.stream().allMatch(PointedOption::isTime)) {
        return Optional.of(options.getFirst());
      }
      return Optional.empty();
    }
    if (matcher.group(5) != null) {
      return Optional.of(options.getLast());
    }
    for (var place = 1; place <= 4; place++) {
      if (matcher.group(place) != null) {
        return options.stream().skip(place - 1).findFirst();
      }
    }
    return Optional.empty();
  }

  /** Only where each has its price. */
  private static Optional<Prompt.Option> byPrice(List<Prompt.Option> options, String bare) {
    var matcher = PRICE.matcher(bare);
    if (!matcher.matches() || options.stream().anyMatch(o -> price(o).isEmpty())) {
      return Optional.empty();
    }
    var byPrice = Comparator.comparing((Prompt.Option o) -> price(o).orElseThrow());
    return matcher.group(1) != null ? options.stream().min(byPrice) : options.stream().max(byPrice);
  }

  private static Optional<BigDecimal> price(Prompt.Option option) {
    return AMOUNT
        .matcher(option.label())
        .results()
        .map(m -> m.group(1) == null ? m.group(2) : m.group(1))
        .map(sum -> new BigDecimal(sum.replace(',', '.')))
        .findFirst();
  }
}

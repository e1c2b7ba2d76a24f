package io.comptoir.shop;

import io.comptoir.action.CareTerms;
import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.booking.Service;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.loyalty.LoyaltyTerms;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.ReturnTerms;
import io.comptoir.customer.ProfileField;
import io.comptoir.nlu.Vocabulary.Term;
import io.comptoir.shop.catalog.YamlNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads how a shop looks after its customers: returns, loyalty and what it remembers from {@code
 * shop.yml}, its services from {@code catalog/appointments.yml}.
 */
final class CareTermsReader {
  /** The kind of entity that names something remembered. */
  private static final String PROFILE_FIELD = "profile_field";

  private static final int MOST_MINUTES = 60 * 24 * 366;

  private final YamlNode shop;
  private final ShopSettings settings;
  private final Catalog catalog;

  CareTermsReader(YamlNode shop, ShopSettings settings, Catalog catalog) {
    this.shop = shop;
    this.settings = settings;
    this.catalog = catalog;
  }

  /**
   * @param orders what is let be done with orders
   * @param cancelBefore the first state in which an order is not cancelled any more, where {@code
   *     orders} does not say
   * @param shipped what every shop may remember
   */
  CareTerms read(
      Optional<YamlNode> appointments,
      Optional<YamlNode> orders,
      OrderStatus cancelBefore,
      YamlNode shipped) {
    var returns = returns();
    return new CareTerms(
        returns,
        appointments.map(this::services).orElse(List.of()),
        loyalty(),
        profile(shipped),
        new OrderPolicyReader(cancelBefore, returns).read(orders));
  }

  /** What people call it, so that "oubliez mon adresse" is understood in any shop. */
  static List<Term> words(CareTerms care, List<Language> languages) {
    var terms = new ArrayList<Term>();
    for (var field : care.profile()) {
      for (var language : languages) {
        field
            .words()
            .getOrDefault(language, List.of())
            .forEach(
                word -> terms.add(new Term(PROFILE_FIELD, Value.of(field.id()), language, word)));
      }
    }
    return terms;
  }

  private ReturnTerms returns() {
    var policies = shop.field("policies");
    if (policies.isEmpty()) {
      return ReturnTerms.USUAL;
    }
    var usual = ReturnTerms.USUAL;
    var days = whole(policies.get(), "returns_days", usual.returnDays(), 0, 3_650);
    return new ReturnTerms(
        days,
        whole(policies.get(), "exchange_days", Math.max(days, usual.exchangeDays()), 0, 3_650),
        policies
            .get()
            .field("christmas_returns_until")
            .flatMap(CareTermsReader::date)
            .orElse(null));
  }

  private Optional<LoyaltyTerms> loyalty() {
    return shop.field("loyalty")
        .map(
            node -> {
              node.onlyKeys(Set.of("name", "points_per_unit", "valid_months", "upper"));
              var upper = node.field("upper");
              upper.ifPresent(u -> u.onlyKeys(Set.of("segment", "threshold", "months")));
              return new LoyaltyTerms(
                  localized(node, "name"),
                  whole(node, "points_per_unit", 1, 1, 1_000),
                  Period.ofMonths(whole(node, "valid_months", 24, 1, 120)),
                  upper.flatMap(u -> u.text("segment")).orElse("upper"),
                  new Money(
                      upper
                          .map(u -> whole(u, "threshold", 100_000, 1, 100_000_000))
                          .orElse(100_000),
                      settings.currency()),
                  Period.ofMonths(upper.map(u -> whole(u, "months", 12, 1, 120)).orElse(12)));
            });
  }

  private List<Service> services(YamlNode file) {
    file.onlyKeys(Set.of("services"));
    var services = new ArrayList<Service>();
    for (var node : file.field("services").map(YamlNode::items).orElse(List.of())) {
      service(node).ifPresent(services::add);
    }
    return services;
  }

  private Optional<Service> service(YamlNode node) {
    node.onlyKeys(
        Set.of(
            "id",
            "name",
            "minutes",
            "every",
            "notice",
            "ahead_days",
            "hold",
            "reminder",
            "stores"));
    var id = node.requiredText("id");
    var stores = new LinkedHashMap<String, Integer>();
    node.field("stores")
        .filter(YamlNode::isMap)
        .ifPresentOrElse(
            map ->
                map.fields()
                    .forEach(
                        (store, advisers) -> {
                          if (catalog.stores().stream().noneMatch(s -> s.id().equals(store))) {
                            advisers.problem(
                                "there is no store `" + store + "` in catalog/stores.yml");
                          }
                          stores.put(store, whole(advisers, 1, 1, 200));
                        }),
            () -> node.problem("`stores` says how many advisers each has: stores: {lyon: 1}"));
    var name = localized(node, "name");
    for (var language : settings.languages()) {
      if (!name.byLanguage().containsKey(language)) {
        node.problem("`name` is missing in " + language);
      }
    }
    if (id.isEmpty() || stores.isEmpty()) {
      return Optional.empty();
    }
    var minutes = whole(node, "minutes", 30, 5, 480);
    return Optional.of(
        new Service(
            id.get(),
            name,
            Duration.ofMinutes(minutes),
            Duration.ofMinutes(whole(node, "every", minutes, 5, 480)),
            Duration.ofMinutes(whole(node, "notice", 120, 0, MOST_MINUTES)),
            Duration.ofDays(whole(node, "ahead_days", 60, 1, 366)),
            Duration.ofMinutes(whole(node, "hold", 15, 1, 1_440)),
            Duration.ofMinutes(whole(node, "reminder", 1_440, 0, MOST_MINUTES)),
            stores));
  }

  /** Shipped ones first; the shop's own of the same name take their places, others come after. */
  private List<ProfileField> profile(YamlNode shipped) {
    var fields = new LinkedHashMap<String, ProfileField>();
    shipped.fields().forEach((id, node) -> fields.put(id, field(id, node)));
    shop.field("profile")
        .ifPresent(own -> own.fields().forEach((id, node) -> fields.put(id, field(id, node))));
    return List.copyOf(fields.values());
  }

  private ProfileField field(String id, YamlNode node) {
    node.onlyKeys(Set.of("label", "words", "names"));
    var names = node.texts("names");
    var words =
        node.field("words")
            .map(w -> w.wordLists(settings.language()))
            .orElse(Map.<Language, List<String>>of());
    return new ProfileField(
        id, names.isEmpty() ? List.of(id) : names, localized(node, "label"), words);
  }

  private LocalizedText localized(YamlNode node, String key) {
    return node.field(key).map(n -> n.localized(settings.language())).orElse(LocalizedText.EMPTY);
  }

  private static int whole(YamlNode node, String key, int otherwise, int min, int max) {
    return node.field(key).map(n -> whole(n, otherwise, min, max)).orElse(otherwise);
  }

  private static int whole(YamlNode node, int otherwise, int min, int max) {
    try {
      var number = Integer.parseInt(node.text().orElse(""));
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    node.problem("a whole number from " + min + " to " + max + " is needed here");
    return otherwise;
  }

  private static Optional<LocalDate> date(YamlNode node) {
    try {
      return node.text().map(LocalDate::parse);
    } catch (DateTimeException e) {
      node.problem("a day is written 2027-01-31");
      return Optional.empty();
    }
  }
}

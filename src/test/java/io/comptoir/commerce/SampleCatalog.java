package io.comptoir.commerce;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.CatalogVocabulary.Attribute;
import io.comptoir.commerce.catalog.CatalogVocabulary.AttributeValue;
import io.comptoir.commerce.catalog.CatalogVocabulary.Category;
import io.comptoir.commerce.catalog.InMemoryCatalog;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.Product.Picture;
import io.comptoir.commerce.catalog.Product.Rating;
import io.comptoir.commerce.catalog.Product.Variant;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.Review;
import io.comptoir.commerce.catalog.Store;
import io.comptoir.commerce.catalog.Store.Opening;
import io.comptoir.commerce.catalog.Store.PostalAddress;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/** A small shop for tests: a few scents, creams and a candle, in French and English. */
@NullUnmarked
public final class SampleCatalog {
  private SampleCatalog() {}

  public static Catalog catalog() {
    return new InMemoryCatalog(
        List.of(
            product(
                "fig",
                "Eau de parfum Figuier",
                "Fig tree eau de parfum",
                "eau_de_parfum",
                5900L,
                6900L,
                5,
                Map.of(
                    "notes",
                    List.of("fig", "cedar"),
                    "for_whom",
                    List.of("woman", "man"),
                    "free_from",
                    List.of("parabens")),
                List.of("gift", "bestseller"),
                "2026-01-10"),
            product(
                "rose",
                "Eau de parfum Rose de mai",
                "May rose eau de parfum",
                "eau_de_parfum",
                7200L,
                null,
                8,
                Map.of(
                    "notes",
                    List.of("rose"),
                    "for_whom",
                    List.of("woman"),
                    "occasion",
                    List.of("mothers_day")),
                List.of("gift"),
                "2026-02-10"),
            product(
                "vetiver",
                "Cologne Vétiver",
                "Vetiver cologne",
                "cologne",
                4500L,
                null,
                2,
                Map.of(
                    "notes",
                    List.of("vetiver"),
                    "for_whom",
                    List.of("man"),
                    "free_from",
                    List.of("alcohol")),
                List.of("gift"),
                "2026-11-10"),
            product(
                "cream",
                "Crème mains Karité",
                "Shea hand cream",
                "hand_cream",
                1200L,
                null,
                20,
                Map.of(
                    "skin_type",
                    List.of("dry"),
                    "vegan",
                    List.of("yes_"),
                    "for_whom",
                    List.of("woman", "man"),
                    "free_from",
                    List.of("alcohol", "perfume")),
                List.of("gift"),
                "2025-03-10"),
            product(
                "cream-rose",
                "Crème mains Rose",
                "Rose hand cream",
                "hand_cream",
                1400L,
                1800L,
                0,
                Map.of(
                    "skin_type",
                    List.of("dry", "sensitive"),
                    "notes",
                    List.of("rose"),
                    "for_whom",
                    List.of("woman")),
                List.of(),
                "2025-04-10"),
            product(
                "candle",
                "Bougie Feu de bois",
                "Wood smoke candle",
                "candle",
                3800L,
                null,
                9,
                Map.of(
                    "notes",
                    List.of("cedar"),
                    "occasion",
                    List.of("christmas"),
                    "for_whom",
                    List.of("woman", "man")),
                List.of("gift"),
                "2026-10-01"),
            product(
                "book",
                "Le livre des parfums",
                "The book of scents",
                "book",
                null,
                null,
                null,
                Map.of(),
                List.of(),
                "2024-01-01")),
        List.of(
            new Review(
                new ProductId("fig"),
                5,
                "Superbe",
                "Un sillage doux et boisé, je l’adore.",
                Language.FRENCH,
                "Lou",
                LocalDate.of(2026, 10, 1)),
            new Review(
                new ProductId("fig"),
                2,
                "Déçue",
                "Ne tient pas assez longtemps sur la peau.",
                Language.FRENCH,
                "Ines",
                LocalDate.of(2026, 9, 1)),
            new Review(
                new ProductId("fig"),
                4,
                "Lovely",
                "Soft and green, lasts all day.",
                Language.ENGLISH,
                "Sam",
                LocalDate.of(2026, 8, 1))),
        List.of(
            store("marais", "Le Marais", "75004", "Paris", 48.857, 2.359),
            store("lyon", "Bellecour", "69002", "Lyon", 45.757, 4.832)),
        vocabulary(),
        "sample-1");
  }

  private static Product product(
      String id,
      String fr,
      String en,
      String category,
      Long price,
      Long before,
      Integer stock,
      Map<String, List<String>> attributes,
      List<String> tags,
      String added) {
    return new Product(
        new ProductId(id),
        words(fr, en),
        words("Résumé " + fr, "Summary " + en),
        words(fr, en),
        "Maison Test",
        List.of(category),
        price == null ? null : Money.of(price, "EUR"),
        before == null ? null : Money.of(before, "EUR"),
        stock,
        new LinkedHashMap<>(attributes),
        List.of(new Picture("images/" + id + ".svg", words(fr, en))),
        id.equals("fig")
            ? List.of(
                new Variant(
                    new ProductId("fig-30"),
                    words("30 ml", "30 ml"),
                    Map.of(),
                    Money.of(3500, "EUR"),
                    3))
            : List.of(),
        List.of(),
        tags,
        LocalDate.parse(added),
        Rating.NONE);
  }

  private static Store store(
      String id, String name, String postcode, String city, double lat, double lon) {
    return new Store(
        id,
        name,
        new PostalAddress("1 rue Test", postcode, city, "FR"),
        lat,
        lon,
        "+33100000000",
        Stream.of(DayOfWeek.values())
            .filter(d -> d != DayOfWeek.SUNDAY)
            .collect(
                Collectors.toMap(
                    d -> d, d -> List.of(new Opening(LocalTime.of(10, 0), LocalTime.of(19, 0))))),
        Map.of(),
        List.of(words("Gravure", "Engraving")),
        null);
  }

  private static CatalogVocabulary vocabulary() {
    var categories = new LinkedHashMap<String, Category>();
    category(categories, "fragrance", null, "Parfums", "Fragrance");
    category(categories, "eau_de_parfum", "fragrance", "Eaux de parfum", "Eaux de parfum");
    category(categories, "cologne", "fragrance", "Colognes", "Colognes");
    category(categories, "hand_cream", null, "Crèmes mains", "Hand creams");
    category(categories, "candle", null, "Bougies", "Candles");
    category(categories, "book", null, "Livres", "Books");
    var attributes = new LinkedHashMap<String, Attribute>();
    attribute(
        attributes,
        "notes",
        "Notes",
        "Notes",
        "fig:figue:fig",
        "cedar:cèdre:cedar",
        "rose:rose:rose",
        "vetiver:vétiver:vetiver");
    attribute(attributes, "for_whom", "Pour qui", "For whom", "woman:femme:woman", "man:homme:man");
    attribute(
        attributes,
        "occasion",
        "Occasion",
        "Occasion",
        "mothers_day:fête des Mères:Mother’s Day",
        "christmas:Noël:Christmas");
    attribute(
        attributes,
        "skin_type",
        "Type de peau",
        "Skin type",
        "dry:peau sèche:dry skin",
        "sensitive:peau sensible:sensitive skin");
    attribute(attributes, "vegan", "Vegan", "Vegan", "yes_:vegan:vegan");
    attribute(
        attributes,
        "free_from",
        "Sans",
        "Free from",
        "alcohol:sans alcool:alcohol-free",
        "perfume:sans parfum:fragrance-free",
        "parabens:sans parabènes:paraben-free");
    return new CatalogVocabulary(categories, attributes);
  }

  private static void category(
      Map<String, Category> to, String id, String parent, String fr, String en) {
    to.put(id, new Category(id, parent, words(fr, en), Map.of()));
  }

  private static void attribute(
      Map<String, Attribute> to, String key, String fr, String en, String... values) {
    var map = new LinkedHashMap<String, AttributeValue>();
    for (var value : values) {
      var parts = value.split(":");
      map.put(parts[0], new AttributeValue(parts[0], words(parts[1], parts[2]), Map.of()));
    }
    to.put(key, new Attribute(key, words(fr, en), map));
  }

  private static LocalizedText words(String fr, String en) {
    var words = new LinkedHashMap<Language, String>();
    words.put(Language.FRENCH, fr);
    words.put(Language.ENGLISH, en);
    return new LocalizedText(words);
  }
}

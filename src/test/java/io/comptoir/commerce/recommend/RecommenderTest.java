package io.comptoir.commerce.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.InMemoryCatalog;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.recommend.Interaction.Kind;
import io.comptoir.customer.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecommenderTest {
  private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
  private static final ShopId SHOP = new ShopId("test");
  private static final CustomerId SOMEBODY = new CustomerId(new UUID(1, 1));

  private final List<Product> products = new ArrayList<>();

  {
    for (var category : List.of("candle", "perfume", "soap")) {
      for (var taste : List.of("woody", "floral", "fresh")) {
        for (var i = 1; i <= 3; i++) {
          products.add(product(category + "-" + taste + "-" + i, category, taste, 1000 * i));
        }
      }
    }
  }

  @Test
  void whatPeopleLookedAtTogetherIsNamedWithThatReason() {
    var recommender = taught("candle-woody-1 soap-fresh-2", "candle-woody-1 soap-fresh-2");
    var first = recommender.recommend(visit("candle-woody-1"), _ -> true, 3).getFirst();
    assertThat(first.product()).isEqualTo(id("soap-fresh-2"));
    assertThat(first.reason()).isEqualTo(new Reason.SeenWith(id("candle-woody-1")));
  }

  @Test
  void withoutSessionsWhatIsLikeItIsNamed() {
    var first = untaught().recommend(visit("candle-woody-1"), _ -> true, 3).getFirst();
    assertThat(first.product().value()).startsWith("candle-woody");
    assertThat(first.reason()).isEqualTo(new Reason.Resembles(id("candle-woody-1")));
  }

  @Test
  void whatWasAskedForIsNamedWhateverTheHistorySays() {
    var history =
        List.of(did(Kind.BOUGHT, "soap-floral-1", 40), did(Kind.VIEWED, "soap-floral-2", 2));
    var wishes =
        new Wishes(
            List.of("perfume"),
            Map.of("taste", Set.of("fresh")),
            Map.of(),
            Map.of(),
            null,
            Money.of(2000, "EUR"));
    var occasion = new Occasion(List.of(), history, wishes, Set.of(), NOW);
    var named = untaught().recommend(occasion, _ -> true, 5);
    assertThat(ids(named)).containsExactlyInAnyOrder("perfume-fresh-1", "perfume-fresh-2");
    assertThat(named).allMatch(r -> r.reason().equals(new Reason.Asked("taste", "fresh")));
    assertThat(ids(untaught().recommend(occasion.unsaid(), _ -> true, 5)))
        .anyMatch(id -> id.startsWith("soap-floral"));
  }

  @Test
  void whenNothingIsAsAskedWhatComesNearIsNamedButNeverWhatIsUnwanted() {
    var wishes =
        new Wishes(
            List.of("candle"),
            Map.of("taste", Set.of("woody")),
            Map.of("taste", Set.of("floral")),
            Map.of(),
            null,
            null);
    var shown = Set.of(id("candle-woody-1"), id("candle-woody-2"), id("candle-woody-3"));
    var named =
        untaught().recommend(new Occasion(List.of(), List.of(), wishes, shown, NOW), _ -> true, 9);
    assertThat(ids(named)).isNotEmpty().allMatch(id -> id.startsWith("candle-fresh"));
  }

  @Test
  void likesAreTheReasonThatIsSaid() {
    var wishes =
        new Wishes(List.of(), Map.of(), Map.of(), Map.of("taste", Set.of("fresh")), null, null);
    var named =
        untaught()
            .recommend(new Occasion(List.of(), List.of(), wishes, Set.of(), NOW), _ -> true, 4);
    assertThat(named).allMatch(r -> r.reason().equals(new Reason.Liked("taste", "fresh")));
  }

  @Test
  void aHabitIsSaidToBeOne() {
    var history =
        List.of(did(Kind.VIEWED, "soap-floral-1", 3), did(Kind.CARTED, "candle-floral-2", 9));
    var named =
        untaught()
            .recommend(new Occasion(List.of(), history, Wishes.NONE, Set.of(), NOW), _ -> true, 4);
    assertThat(named).anyMatch(r -> r.reason().equals(new Reason.Habit("taste", "floral")));
  }

  @Test
  void theRefusedTheBoughtTheCartedAndTheUnsoldAreNeverNamed() {
    var seed = 5L;
    var chance = new Random(seed);
    for (var round = 0; round < 100; round++) {
      var history = new ArrayList<Interaction>();
      for (var i = 0; i < chance.nextInt(8); i++) {
        var kind = Kind.values()[chance.nextInt(Kind.values().length)];
        history.add(did(kind, products.get(chance.nextInt(27)).id().value(), chance.nextInt(29)));
      }
      var excluded = Set.of(products.get(chance.nextInt(27)).id());
      var gone = products.get(chance.nextInt(27)).id();
      var seen = List.of(products.get(chance.nextInt(27)).id());
      var named =
          untaught()
              .recommend(
                  new Occasion(seen, history, Wishes.NONE, excluded, NOW),
                  id -> !id.equals(gone),
                  1 + chance.nextInt(10));
      var ids = named.stream().map(Recommendation::product).toList();
      assertThat(ids).as("seed %d round %d", seed, round).doesNotHaveDuplicates();
      assertThat(ids).doesNotContainAnyElementsOf(excluded).doesNotContain(gone, seen.getFirst());
      for (var done : history) {
        if (done.kind() == Kind.REFUSED || done.kind() == Kind.BOUGHT) {
          assertThat(ids).as("seed %d round %d", seed, round).doesNotContain(done.product());
        }
      }
    }
  }

  @Test
  void noMoreThanHalfIsFromOneShelfUnlessThatWasAskedFor() {
    var named = ids(untaught().recommend(visit("candle-woody-1"), _ -> true, 6));
    assertThat(named.stream().filter(id -> id.startsWith("candle"))).hasSizeLessThanOrEqualTo(3);
    var candles = new Wishes(List.of("candle"), Map.of(), Map.of(), Map.of(), null, null);
    var asked = new Occasion(List.of(), List.of(), candles, Set.of(), NOW);
    assertThat(ids(untaught().recommend(asked, _ -> true, 6))).hasSize(6);
  }

  @Test
  void whatStrangersSayIsNotHeard() {
    var wishes =
        new Wishes(
            List.of("spaceship"), Map.of("warp", Set.of("9")), Map.of(), Map.of(), null, null);
    var occasion = new Occasion(List.of(id("gone")), List.of(), wishes, Set.of(), NOW);
    assertThat(untaught().recommend(occasion, _ -> true, 4)).hasSize(4);
  }

  private Recommender untaught() {
    return Recommender.untaught(features());
  }

  private Recommender taught(String... sessions) {
    var features = features();
    var learnt = new Sessions();
    for (var s = 0; s < sessions.length; s++) {
      for (var product : sessions[s].split(" ")) {
        learnt.add(s, features.number(id(product)), NOW.getEpochSecond() - 1000 + s);
      }
    }
    var settings = NeighbourSettings.standard();
    return new Recommender(features, SessionIndex.of(learnt, settings.recent()), settings);
  }

  private ProductFeatures features() {
    return ProductFeatures.of(
        new InMemoryCatalog(products, List.of(), List.of(), CatalogVocabulary.EMPTY, "1"));
  }

  private static Occasion visit(String... seen) {
    return new Occasion(
        java.util.Arrays.stream(seen).map(RecommenderTest::id).toList(),
        List.of(),
        Wishes.NONE,
        Set.of(),
        NOW);
  }

  private static Interaction did(Kind kind, String product, int daysAgo) {
    return new Interaction(SHOP, SOMEBODY, id(product), kind, NOW.minus(Duration.ofDays(daysAgo)));
  }

  private static List<String> ids(List<Recommendation> named) {
    return named.stream().map(r -> r.product().value()).toList();
  }

  private static ProductId id(String id) {
    return new ProductId(id);
  }

  private static Product product(String id, String category, String taste, long minor) {
    return new Product(
        id(id),
        LocalizedText.of(Language.ENGLISH, id),
        LocalizedText.EMPTY,
        LocalizedText.EMPTY,
        null,
        List.of(category),
        Money.of(minor, "EUR"),
        null,
        null,
        Map.of("taste", List.of(taste)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        Product.Rating.NONE);
  }
}

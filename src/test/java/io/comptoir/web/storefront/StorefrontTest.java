package io.comptoir.web.storefront;

import static io.comptoir.web.storefront.StorefrontFixture.EN;
import static io.comptoir.web.storefront.StorefrontFixture.FR;
import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.CatalogVocabulary.Attribute;
import io.comptoir.commerce.catalog.CatalogVocabulary.AttributeValue;
import io.comptoir.commerce.catalog.CatalogVocabulary.Category;
import io.comptoir.commerce.catalog.InMemoryCatalog;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.Review;
import io.comptoir.commerce.catalog.Store;
import io.comptoir.index.LuceneProductSearch;
import io.comptoir.shop.ShopSettings.Brand;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages over real HTTP: the demo shop, and a shop whose every word is an attack. */
class StorefrontTest {
  private static final String ATTACK =
      "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}&lt;";
  private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"");

  private static StorefrontFixture shop;

  @BeforeAll
  static void open() {
    shop = new StorefrontFixture(StorefrontFixture.beaute(), hostile(), broken());
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @Test
  void everyLinkOfTheDemoShopLeadsSomewhere() throws Exception {
    for (var language : List.of("fr", "en")) {
      var seen = new LinkedHashSet<String>();
      var waiting = new ArrayDeque<String>();
      waiting.add("/shop/beaute");
      var wrong = new ArrayList<String>();
      while (!waiting.isEmpty()) {
        var path = waiting.remove();
        if (!seen.add(path)) {
          continue;
        }
        var answer = shop.get(path, "Cookie", Storefront.LANGUAGE_COOKIE + "=" + language);
        if (answer.statusCode() != 200) {
          wrong.add(answer.statusCode() + " " + path);
        }
        var type = answer.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith("text/html")) {
          assertThat(answer.body()).as(path).contains("<html lang=\"" + language + "\">");
          links(answer.body()).stream()
              .filter(StorefrontTest::worthFollowing)
              .forEach(waiting::add);
        }
      }
      assertThat(wrong).isEmpty();
      assertThat(seen)
          .as("the crawl reached the whole shop")
          .anyMatch(p -> p.startsWith("/shop/beaute/help/"))
          .anyMatch(p -> p.startsWith("/shop/beaute/files/images/"));
      assertThat(seen.stream().filter(p -> p.startsWith("/shop/beaute/products/")).count())
          .isGreaterThanOrEqualTo(80);
    }
  }

  @Test
  void everyPageCarriesTheChatAndItsOwnStrictPolicy() throws Exception {
    for (var path :
        List.of(
            "",
            "/categories/fragrance",
            "/search?q=figue",
            "/products/eau-figuier-50",
            "/cart",
            "/orders/C-7F3K2Q",
            "/stores",
            "/help",
            "/help/delivery",
            "/nowhere")) {
      var answer = shop.get("/shop/beaute" + path);
      assertThat(answer.body())
          .as(path)
          .contains("<script src=\"/widget.js\" defer data-shop=\"beaute\"");
      assertThat(answer.headers().firstValue("Content-Security-Policy"))
          .as(path)
          .contains(Storefront.CONTENT_SECURITY_POLICY);
      assertThat(answer.body())
          .as("nothing that the policy would stop: " + path)
          .doesNotContain("<style", " style=", "javascript:", " onclick=");
      assertThat(Pattern.compile("<script(?![^>]* src=)").matcher(answer.body()).find()).isFalse();
    }
  }

  @Test
  void whatOthersWroteIsAlwaysShownAsText() throws Exception {
    for (var path :
        List.of(
            "",
            "/categories/c",
            "/categories/c?f.a=v&min=1",
            "/search?q=" + Links.query(ATTACK),
            "/products/p",
            "/stores",
            "/help",
            "/help/evil",
            "/orders/" + Links.query(ATTACK.replace("/", "")))) {
      var answer = shop.get("/shop/hostile" + path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body())
          .as(path)
          .doesNotContain("<script>alert", "<img src=x", "javascript:")
          .doesNotContain("href=\"data:", "src=\"data:", "src=\"http:");
    }
  }

  @Test
  void aPageThatDoesNotExistIsDesigned() throws Exception {
    for (var path :
        List.of("/nowhere", "/products/none", "/categories/none", "/help/none", "/a/b/c")) {
      var answer = shop.get("/shop/beaute" + path, "Accept-Language", "fr");
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body())
          .as(path)
          .contains("Cette page n’existe pas", "Les préférés de la maison");
    }
    var nobody = shop.get("/shop/nobody");
    assertThat(nobody.statusCode()).isEqualTo(404);
    assertThat(nobody.body()).contains("No shop at this address");
  }

  @Test
  void aPageThatFailsSaysWhatIsSafeAndGivesAReference() throws Exception {
    var answer = shop.get("/shop/broken/search?q=x");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("Something broke on our side", "give us this reference:")
        .doesNotContain("the index burnt");
  }

  @Test
  void theLanguageAskedForIsRemembered() throws Exception {
    var asked = shop.get("/shop/beaute?lang=en", "Accept-Language", "fr");
    assertThat(asked.body()).contains("<html lang=\"en\">");
    var cookie = asked.headers().firstValue("Set-Cookie").orElse("");
    assertThat(cookie)
        .startsWith(Storefront.LANGUAGE_COOKIE + "=en")
        .contains("SameSite=Lax", "Path=/shop/beaute");
    var later = shop.get("/shop/beaute", "Accept-Language", "fr", "Cookie", cookie.split(";")[0]);
    assertThat(later.body()).contains("<html lang=\"en\">");
    assertThat(asked.body()).contains("hreflang=\"fr\" href=\"/shop/beaute?lang=fr\"");
    assertThat(shop.get("/shop/beaute?lang=xx", "Accept-Language", "de").body())
        .contains("<html lang=\"fr\">");
  }

  @Test
  void filtersWorkAsAPlainForm() throws Exception {
    var all = shop.get("/shop/beaute/categories/fragrance?lang=en").body();
    var fig =
        shop.get("/shop/beaute/categories/fragrance?lang=en&f.notes=fig&max=80&sort=price_up")
            .body();
    assertThat(all).contains("name=\"f.notes\" value=\"fig\">");
    assertThat(fig).contains("name=\"f.notes\" value=\"fig\" checked>", "Up to €80.00");
    assertThat(count(fig, "<article class=\"tile\""))
        .isBetween(1, count(all, "<article class=\"tile\"") - 1);
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static List<String> links(String html) {
    var matcher = LINK.matcher(html);
    var links = new ArrayList<String>();
    while (matcher.find()) {
      links.add(matcher.group(1).replace("&amp;", "&").split("#")[0]);
    }
    return links;
  }

  /** Own pages and pictures; each filter once is enough, and built assets may not be built here. */
  private static boolean worthFollowing(String link) {
    return link.startsWith("/shop/") && !link.contains("lang=") && !link.contains("f.");
  }

  private static ShopFront hostile() {
    var text = LocalizedText.of(EN, ATTACK);
    var id = new ProductId("p");
    var product =
        new Product(
            id,
            text,
            text,
            text,
            ATTACK,
            List.of("c"),
            Money.of(1000, "EUR"),
            Money.of(2000, "EUR"),
            3,
            attributes(),
            List.of(
                new Product.Picture("javascript:alert(1)", text),
                new Product.Picture("data:text/html," + ATTACK, text),
                new Product.Picture("../../etc/passwd", text)),
            List.of(new Product.Variant(new ProductId("\"><b>v"), text, Map.of(), null, 1)),
            List.of(id),
            List.of(ATTACK, "limited", "bestseller"),
            LocalDate.of(2026, 11, 20),
            Product.Rating.NONE);
    var vocabulary =
        new CatalogVocabulary(
            Map.of("c", new Category("c", null, text, Map.of())),
            Map.of(
                "a",
                new Attribute(
                    "a",
                    text,
                    Map.of(
                        "v",
                        new AttributeValue("v", text, Map.of()),
                        ATTACK,
                        new AttributeValue(ATTACK, text, Map.of())))));
    var review = new Review(id, 5, ATTACK, ATTACK, FR, ATTACK, LocalDate.of(2026, 11, 1));
    var store =
        new Store(
            "s\"><script>alert(1)</script>",
            ATTACK,
            new Store.PostalAddress(ATTACK, ATTACK, ATTACK, "FR"),
            48,
            2,
            ATTACK,
            Map.of(),
            Map.of(),
            List.of(text),
            null);
    var catalog =
        new InMemoryCatalog(List.of(product), List.of(review), List.of(store), vocabulary, "1");
    return new ShopFront(
        new ShopId("hostile"),
        ATTACK,
        List.of(EN),
        StorefrontFixture.PARIS,
        StorefrontFixture.EUR,
        catalog,
        LuceneProductSearch.of(catalog),
        List.of(
            new Article(
                "evil",
                EN,
                ATTACK,
                ATTACK,
                ATTACK + "\n\n[x](javascript:alert(1)) ![y](data:text/html,z)")),
        new Showcase(
            text,
            text,
            List.of(),
            List.of(text),
            List.of(new Showcase.Promise(ATTACK, text, text)),
            text,
            Map.of("c", ATTACK)),
        new Brand(ATTACK, Map.of(), Map.of(), ATTACK),
        true);
  }

  private static Map<String, List<String>> attributes() {
    var attributes = new LinkedHashMap<String, List<String>>();
    attributes.put("a", List.of("v", ATTACK));
    attributes.put(ATTACK, List.of(ATTACK));
    return attributes;
  }

  /** A shop whose search fails. */
  private static ShopFront broken() {
    var whole = StorefrontFixture.shop("broken", CatalogVocabulary.EMPTY);
    return new ShopFront(
        whole.id(),
        whole.name(),
        List.of(EN),
        whole.zone(),
        whole.currency(),
        whole.catalog(),
        new BurntSearch(),
        List.of(),
        Showcase.EMPTY,
        Brand.NONE,
        false);
  }

  private static final class BurntSearch implements io.comptoir.commerce.search.ProductSearch {
    @Override
    public io.comptoir.commerce.search.SearchResult search(
        io.comptoir.commerce.search.SearchQuery query) {
      throw new IllegalStateException("the index burnt");
    }

    @Override
    public io.comptoir.commerce.search.SearchResult similar(
        ProductId product, io.comptoir.commerce.search.SearchQuery query) {
      throw new IllegalStateException("the index burnt");
    }
  }
}

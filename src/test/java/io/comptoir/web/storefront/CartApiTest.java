package io.comptoir.web.storefront;

import static io.comptoir.web.storefront.StorefrontFixture.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.AddressPath;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.promotion.Promotion;
import io.comptoir.customer.CustomerId;
import io.comptoir.web.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The cart's and the orders' JSON over real HTTP. */
class CartApiTest {
  private static final ShopId SHOP = new ShopId("petite");
  private static final String CART = "/api/shops/petite/cart";

  private final CustomerId customer = new CustomerId(UUID.randomUUID());
  private StorefrontFixture shop;
  private String token = "";

  @BeforeEach
  void open() {
    shop =
        new StorefrontFixture(
            StorefrontFixture.shop(
                "petite",
                CatalogVocabulary.EMPTY,
                product("soap", 700, "c"),
                product("candle", 3900, "c"),
                product("rose", 5000, "c"),
                product("fig", 100, "c"),
                unsold()));
    token = shop.token(SHOP, customer);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void addingTwiceAddsUpAndTheConversationSeesIt() throws Exception {
    send("POST", "/lines", "{\"item\": \"soap\", \"quantity\": 1}");
    var cart = json(send("POST", "/lines", "{\"item\": \"soap\", \"quantity\": 2}"));
    assertThat(cart.at("/count").intValue()).isEqualTo(3);
    assertThat(plain(cart.at("/total/text").asString())).isEqualTo("21,00 €");
    assertThat(cart.at("/lines/0/name").asString()).isEqualTo("soap");
    assertThat(shop.stores.carts().find(SHOP, customer).quantityOf(new ProductId("soap")))
        .isEqualTo(3);
  }

  @Test
  void settingToNothingTakesTheLineOut() throws Exception {
    send("POST", "/lines", "{\"item\": \"soap\", \"quantity\": 2}");
    var cart = json(send("PUT", "/lines/soap", "{\"quantity\": 0}"));
    assertThat(cart.at("/lines").size()).isZero();
    assertThat(cart.at("/count").intValue()).isZero();
  }

  @Test
  void anUnknownProductIsNotFound() throws Exception {
    check(
        send("POST", "/lines", "{\"item\": \"gold\", \"quantity\": 1}"),
        404,
        "Ce produit n’est pas");
    check(send("PUT", "/lines/gold", "{\"quantity\": 0}"), 404, "Ce produit n’est pas");
    check(
        send("POST", "/lines", "{\"item\": \"a b\", \"quantity\": 1}"),
        404,
        "Ce produit n’est pas");
    check(send("POST", "/lines", "{}"), 404, "Ce produit n’est pas");
  }

  @Test
  void absurdQuantitiesAreRefusedAndNothingIsKept() throws Exception {
    for (var quantity :
        List.of(
            "-1",
            "0",
            "13",
            "100",
            "1e9",
            "99999999999999999999",
            "1.5",
            "\"2\"",
            "null",
            "[]",
            "true")) {
      check(
          send("POST", "/lines", "{\"item\": \"soap\", \"quantity\": " + quantity + "}"),
          422,
          "de 0 à 12");
    }
    check(send("PUT", "/lines/soap", "{\"quantity\": -1}"), 422, "de 0 à 12");
    check(send("PUT", "/lines/soap", "{}"), 422, "de 0 à 12");
    assertThat(shop.stores.carts().find(SHOP, customer).version()).isZero();
  }

  @Test
  void moreThanIsLeftIsRefusedWithWhatIsLeft() throws Exception {
    check(
        send("POST", "/lines", "{\"item\": \"soap\", \"quantity\": 6}"),
        422,
        "Il n’en reste que 5");
    send("POST", "/lines", "{\"item\": \"soap\", \"quantity\": 4}");
    check(
        send("POST", "/lines", "{\"item\": \"soap\", \"quantity\": 2}"),
        422,
        "Il n’en reste que 5");
    assertThat(shop.stores.stock().reserve(SHOP, "other", Map.of(new ProductId("soap"), 3)))
        .isEmpty();
    var cart = json(send("GET", "", null));
    assertThat(cart.at("/lines/0/problem").asString()).contains("Il n’en reste que 2");
    assertThat(
            json(send("PUT", "/lines/soap", "{\"quantity\": 3}"))
                .at("/lines/0/quantity")
                .intValue())
        .as("less is always possible")
        .isEqualTo(3);
  }

  @Test
  void whatIsNotSoldAndWhatIsOneTooManyIsRefused() throws Exception {
    check(
        send("POST", "/lines", "{\"item\": \"unsold\", \"quantity\": 1}"),
        422,
        "ne se vend pas en ligne");
    for (var item : List.of("soap", "candle", "rose")) {
      assertThat(
              send("POST", "/lines", "{\"item\": \"" + item + "\", \"quantity\": 1}").statusCode())
          .isEqualTo(200);
    }
    check(
        send("POST", "/lines", "{\"item\": \"fig\", \"quantity\": 1}"), 422, "au plus 3 articles");
  }

  @Test
  void malformedJsonIsABadRequest() throws Exception {
    for (var body : List.of("", "{", "[1", "{\"item\": }", "\u0000")) {
      assertThat(send("POST", "/lines", body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(send("POST", "/lines", "{\"item\": \"" + "x".repeat(70_000) + "\"}").statusCode())
        .isEqualTo(413);
    check(send("POST", "/lines", "[]"), 404, "Ce produit n’est pas");
  }

  @Test
  void onlyASessionOfThisShopSeesACart() throws Exception {
    assertThat(shop.get(CART).statusCode()).isEqualTo(401);
    assertThat(shop.get(CART, "Authorization", "Bearer nonsense").statusCode()).isEqualTo(401);
    var elsewhere = shop.token(new ShopId("elsewhere"), customer);
    assertThat(shop.get(CART, "Authorization", "Bearer " + elsewhere).statusCode()).isEqualTo(401);
    assertThat(shop.get("/api/shops/none/cart", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aCouponGivesOrSaysWhyNot() throws Exception {
    check(send("POST", "/coupon", "{\"code\": \"NOEL10\"}"), 422, "Ajoutez d’abord");
    send("POST", "/lines", "{\"item\": \"candle\", \"quantity\": 1}");
    check(send("POST", "/coupon", "{\"code\": \"NOPE\"}"), 422, "Ce code ne nous dit rien");
    check(send("POST", "/coupon", "{}"), 422, "Ce code ne nous dit rien");
    check(
        send("POST", "/coupon", "{\"code\": \"" + "A".repeat(5000) + "\"}"),
        422,
        "Ce code ne nous dit rien");
    shop.promote(SHOP, tenPercent(null, Money.of(5000, "EUR")));
    check(send("POST", "/coupon", "{\"code\": \"noel10\"}"), 422, "il manque 11,00 €");
    shop.promote(SHOP, tenPercent(LocalDate.of(2026, 11, 30), null));
    check(send("POST", "/coupon", "{\"code\": \"noel10\"}"), 422, "a pris fin le 30 novembre 2026");
    shop.promote(SHOP, tenPercent(null, null));
    var cart = json(send("POST", "/coupon", "{\"code\": \" noel10 \"}"));
    assertThat(cart.at("/coupon/accepted").asBoolean()).isTrue();
    assertThat(cart.at("/coupon/code").asString()).isEqualTo("NOEL10");
    assertThat(cart.at("/totals/1/amount/amount").longValue()).isEqualTo(-390);
    assertThat(cart.at("/total/amount").longValue()).isEqualTo(3510);
    assertThat(json(send("DELETE", "/coupon", null)).at("/total/amount").longValue())
        .isEqualTo(3900);
  }

  @Test
  void theOpenApiDocumentDescribesWhatIsAnswered() throws Exception {
    var document =
        Json.MAPPER.readTree(io.comptoir.web.Server.class.getResourceAsStream("openapi.json"));
    var described = document.at("/components/schemas/Cart/properties");
    send("POST", "/lines", "{\"item\": \"soap\", \"quantity\": 2}");
    var cart = json(send("GET", "", null));
    cart.propertyNames().forEach(name -> assertThat(described.has(name)).as(name).isTrue());
    var line = described.at("/lines/items/properties");
    cart.at("/lines/0")
        .propertyNames()
        .forEach(name -> assertThat(line.has(name)).as(name).isTrue());
    for (var path :
        List.of("/cart", "/cart/lines", "/cart/lines/{item}", "/cart/coupon", "/orders/{number}")) {
      assertThat(document.path("paths").has("/api/shops/{shop}" + path)).as(path).isTrue();
    }
  }

  @Test
  void twoTabsAtOnceLoseNothing() throws Exception {
    try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
      var presses = new ArrayList<Callable<Integer>>();
      for (var i = 0; i < 5; i++) {
        presses.add(
            () -> send("POST", "/lines", "{\"item\": \"soap\", \"quantity\": 1}").statusCode());
      }
      for (var answer : tabs.invokeAll(presses)) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }
    assertThat(shop.stores.carts().find(SHOP, customer).quantityOf(new ProductId("soap")))
        .isEqualTo(5);
  }

  @Test
  void anOrderIsShownToWhoPlacedItOnly() throws Exception {
    shop.stores.orders().save(order());
    var mine =
        json(
            shop.get(
                "/api/shops/petite/orders/c-7f3k2q",
                "Authorization",
                "Bearer " + token,
                "Accept-Language",
                "fr"));
    assertThat(mine.at("/statusLabel").asString()).isEqualTo("Payée");
    assertThat(mine.at("/placed").asString()).isEqualTo("1er décembre 2026");
    assertThat(mine.at("/steps").size()).isEqualTo(5);
    assertThat(mine.at("/steps/1/done").asBoolean()).isTrue();
    assertThat(mine.at("/steps/2/done").asBoolean()).isFalse();
    var other = shop.token(SHOP, new CustomerId(UUID.randomUUID()));
    assertThat(
            shop.get("/api/shops/petite/orders/C-7F3K2Q", "Authorization", "Bearer " + other)
                .statusCode())
        .isEqualTo(404);
    assertThat(shop.get("/api/shops/petite/orders/C-7F3K2Q").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b",
        "a//b",
        "../up",
        "100%",
        "%41",
        "crème-d’été",
        "a\"b'<c>",
        "q?x#y&z=1+2",
        "a;b=c",
        "a\\b",
        "日本",
        "a:b@c"
      })
  void anyIdHasAPageAndALineInTheCart(String id) throws Exception {
    shop.close();
    shop =
        new StorefrontFixture(
            StorefrontFixture.shop("petite", CatalogVocabulary.EMPTY, product(id, 700, "c")));
    token = shop.token(SHOP, customer);
    var page = shop.send("GET", new Links(SHOP).product(new ProductId(id)), null);
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    assertThat(page.body()).contains("data-product");
    var added = Json.MAPPER.writeValueAsString(Map.of("item", id, "quantity", 1));
    assertThat(json(send("POST", "/lines", added)).at("/count").intValue()).isEqualTo(1);
    var line = "/lines/" + AddressPath.segment(id);
    assertThat(json(send("PUT", line, "{\"quantity\": 3}")).at("/count").intValue()).isEqualTo(3);
    assertThat(shop.stores.carts().find(SHOP, customer).quantityOf(new ProductId(id))).isEqualTo(3);
  }

  private Order order() {
    var at = Instant.parse("2026-12-01T10:00:00Z");
    return new Order(
        new OrderId(UUID.randomUUID()),
        "C-7F3K2Q",
        SHOP,
        customer,
        UUID.randomUUID(),
        OrderStatus.PAID,
        List.of(
            new Order.OrderLine(
                new ProductId("soap"),
                "Savon",
                null,
                1,
                Money.of(700, "EUR"),
                Money.of(700, "EUR"))),
        List.of(),
        Money.of(700, "EUR"),
        null,
        List.of(),
        new Order.Contact("Camille", "camille@example.com", null),
        new Order.Delivery("standard", null, null, null, null),
        at,
        List.of(
            new Order.StatusChange(OrderStatus.AWAITING_PAYMENT, at),
            new Order.StatusChange(OrderStatus.PAID, at)),
        null,
        null,
        List.of(),
        null,
        null,
        0);
  }

  private static Promotion tenPercent(@Nullable LocalDate until, @Nullable Money minimum) {
    return new Promotion(
        "ten",
        "NOEL10",
        LocalizedText.of(StorefrontFixture.FR, "Dix pour cent"),
        new Promotion.Benefit.Percent(10),
        Set.of(),
        Set.of(),
        minimum,
        null,
        until,
        false,
        null,
        true,
        false);
  }

  private static Product unsold() {
    var p = product("unsold", 1, "c");
    return new Product(
        p.id(),
        p.name(),
        p.summary(),
        p.description(),
        null,
        p.categories(),
        null,
        null,
        null,
        p.attributes(),
        p.images(),
        p.variants(),
        p.pairsWith(),
        p.tags(),
        p.added(),
        p.rating());
  }

  private HttpResponse<String> send(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    return shop.send(
        method,
        CART + path,
        body,
        "Authorization",
        "Bearer " + token,
        "Accept-Language",
        "fr",
        "Content-Type",
        "application/json");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.MAPPER.readTree(answer.body());
  }

  private static void check(HttpResponse<String> answer, int status, String said) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(t -> assertThat(t).startsWith("application/problem+json"));
    assertThat(plain(Json.MAPPER.readTree(answer.body()).path("detail").asString())).contains(said);
  }

  /** With plain spaces and curly apostrophes, to be compared. */
  private static String plain(String text) {
    return text.replace('\u202f', ' ').replace('\u00a0', ' ').replace('\'', '’');
  }
}

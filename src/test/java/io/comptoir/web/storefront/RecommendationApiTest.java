package io.comptoir.web.storefront;

import static io.comptoir.web.storefront.StorefrontFixture.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.recommend.Interaction;
import io.comptoir.customer.CustomerId;
import io.comptoir.web.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Recommendations and what they learn from, over real HTTP. */
@NullUnmarked
class RecommendationApiTest {
  private static final ShopId SHOP = new ShopId("petite");

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
                product("soap-rose", 700, "soap", "notes=rose"),
                product("soap-fig", 900, "soap", "notes=fig"),
                product("candle-rose", 3900, "candle", "notes=rose"),
                product("candle-fig", 3900, "candle", "notes=fig"),
                product("perfume-fig", 9900, "perfume", "notes=fig")));
    token = shop.token(SHOP, customer);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aStrangerIsToldWhatIsLikeWhatTheyLookedAtAndWhy() throws Exception {
    var named = json(get("?seen=soap-fig&limit=2", null)).path("recommendations");
    assertThat(named.get(0).path("product").asString()).isEqualTo("soap-rose");
    assertThat(named.get(0).path("url").asString()).startsWith("/shop/petite/products/");
    assertThat(named.get(0).path("price").path("amount").isNumber()).isTrue();
    assertThat(named.get(0).path("why").path("key").asString()).isEqualTo("why.resembles");
    assertThat(named.get(0).path("why").path("product").asString()).isEqualTo("soap-fig");
    assertThat(named.get(0).path("why").path("text").asString())
        .isEqualTo("Dans l’esprit de «\u00A0soap-fig\u00A0»");
  }

  @Test
  void whatIsSaidIsObeyed() throws Exception {
    assertThat(ids("?want=notes:rose", null)).containsExactlyInAnyOrder("soap-rose", "candle-rose");
    assertThat(ids("?without=notes:rose&max=5000", null))
        .containsExactlyInAnyOrder("soap-fig", "candle-fig");
    assertThat(ids("?category=soap&exclude=soap-fig", null)).containsExactly("soap-rose");
  }

  @Test
  void whatIsDoneOnThePagesIsLearntFrom() throws Exception {
    for (var i = 0; i < 3; i++) {
      var other = shop.token(SHOP, new CustomerId(UUID.randomUUID()));
      note(other, "viewed", "soap-rose");
      note(other, "viewed", "perfume-fig");
    }
    assertThat(note(token, "viewed", "soap-rose").statusCode()).isEqualTo(202);
    var first = json(get("?limit=1", token)).path("recommendations").get(0);
    assertThat(first.path("product").asString()).isEqualTo("perfume-fig");
    assertThat(first.path("why").path("key").asString()).isEqualTo("why.seen_with");
  }

  @Test
  void theRefusedAndTheCartedAreNotNamedAndBothAreKept() throws Exception {
    note(token, "refused", "soap-fig");
    shop.send(
        "POST",
        "/api/shops/petite/cart/lines",
        "{\"item\": \"candle-fig\", \"quantity\": 1}",
        "Authorization",
        "Bearer " + token);
    assertThat(ids("", token)).doesNotContain("soap-fig", "candle-fig").hasSize(3);
    assertThat(shop.stores.interactions().ofCustomer(SHOP, customer, 9))
        .extracting(Interaction::kind)
        .containsExactlyInAnyOrder(Interaction.Kind.REFUSED, Interaction.Kind.CARTED);
    shop.send(
        "PUT",
        "/api/shops/petite/cart/lines/candle-fig",
        "{\"quantity\": 0}",
        "Authorization",
        "Bearer " + token);
    assertThat(shop.stores.interactions().ofCustomer(SHOP, customer, 1))
        .extracting(Interaction::kind)
        .containsExactly(Interaction.Kind.REMOVED);
  }

  @Test
  void theOpenApiDocumentDescribesWhatIsAnswered() throws Exception {
    var document =
        Json.MAPPER.readTree(io.comptoir.web.Server.class.getResourceAsStream("openapi.json"));
    var one = document.at("/components/schemas/Recommendations/properties/recommendations/items");
    var named = json(get("?seen=soap-fig", null)).at("/recommendations/0");
    named.propertyNames().forEach(n -> assertThat(one.at("/properties").has(n)).as(n).isTrue());
    named
        .path("why")
        .propertyNames()
        .forEach(n -> assertThat(one.at("/properties/why/properties").has(n)).as(n).isTrue());
    for (var path : List.of("/recommendations", "/interactions")) {
      assertThat(document.path("paths").has("/api/shops/{shop}" + path)).as(path).isTrue();
    }
  }

  @Test
  void whatIsWrongIsSaid() throws Exception {
    assertThat(get("?limit=99", null).statusCode()).isEqualTo(422);
    assertThat(get("?like=rose", null).body()).contains("like=attribute:value");
    assertThat(get("?seen=" + "a&seen=".repeat(30) + "b", null).statusCode()).isEqualTo(422);
    assertThat(get("?seen=%20&seen=unknown", null).statusCode()).isEqualTo(200);
    assertThat(get("", "no-token").statusCode()).isEqualTo(401);
    assertThat(shop.get("/api/shops/nowhere/recommendations").statusCode()).isEqualTo(404);
    assertThat(note(token, "eaten", "soap-fig").statusCode()).isEqualTo(422);
    assertThat(note(token, "viewed", "nothing").statusCode()).isEqualTo(404);
    assertThat(note("none", "viewed", "soap-fig").statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> note(String token, String kind, String product) throws Exception {
    return shop.send(
        "POST",
        "/api/shops/petite/interactions",
        "{\"kind\": \"" + kind + "\", \"product\": \"" + product + "\"}",
        "Authorization",
        "Bearer " + token);
  }

  private HttpResponse<String> get(String query, @Nullable String token) throws Exception {
    var path = "/api/shops/petite/recommendations" + query;
    return token == null
        ? shop.get(path, "Accept-Language", "fr")
        : shop.get(path, "Accept-Language", "fr", "Authorization", "Bearer " + token);
  }

  private List<String> ids(String query, @Nullable String token) throws Exception {
    return StreamSupport.stream(
            json(get(query, token)).path("recommendations").spliterator(), false)
        .map(one -> one.path("product").asString())
        .toList();
  }

  private static JsonNode json(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Json.MAPPER.readTree(response.body());
  }
}

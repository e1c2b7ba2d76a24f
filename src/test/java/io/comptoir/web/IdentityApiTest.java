package io.comptoir.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.engine.ScriptedShop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Log-in on the shop's site, and who is who as operators see it, over HTTP. */
@NullUnmarked
class IdentityApiTest {
  private static final String KEY = new String(ChatFixture.OPERATOR_KEY, StandardCharsets.UTF_8);
  private static final String SECRET = "the shop's own secret, 32 bytes or more";

  @TempDir Path uploads;
  private ChatFixture chat;

  @BeforeEach
  void serve() {
    chat = new ChatFixture(uploads, 1000);
    chat.logIn = Optional.of(LogInKey.ofSecret(SECRET));
  }

  @AfterEach
  void close() {
    chat.close();
  }

  @Test
  void whoLogsInTakesTheVisitorsCartToTheAccountFromAnyDevice() throws JOSEException {
    var phone = open(null, null);
    var cart = chat.stores.carts().find(ScriptedShop.SHOP, customer(phone));
    chat.stores.carts().save(cart.withQuantity(new ProductId("soap"), 2));
    var home = open(null, token("K-1"));
    var logged = open(phone.path("visitor").asString(), token("K-1"));
    assertThat(logged.path("visitor")).isEqualTo(phone.path("visitor"));
    assertThat(logged.path("conversation")).isEqualTo(phone.path("conversation"));
    assertThat(customer(phone)).isEqualTo(customer(home));
    assertThat(
            chat.stores
                .carts()
                .find(ScriptedShop.SHOP, customer(home))
                .quantityOf(new ProductId("soap")))
        .isEqualTo(2);
  }

  @Test
  void anotherAccountOnTheSameComputerIsAnotherPerson() throws JOSEException {
    var first = open(null, token("K-1"));
    var second = open(first.path("visitor").asString(), token("K-2"));
    assertThat(second.path("visitor")).isNotEqualTo(first.path("visitor"));
    assertThat(second.path("conversation")).isNotEqualTo(first.path("conversation"));
    assertThat(customer(second)).isNotEqualTo(customer(first));
  }

  @Test
  void aTokenThatIsNotTheShopsOpensNothing() throws JOSEException {
    var now = Instant.now();
    var good = claims("K-1", now);
    refused(signed(JWSAlgorithm.HS256, new MACSigner(SECRET + "!"), good.build()));
    refused(signed(JWSAlgorithm.HS512, new MACSigner(SECRET + SECRET), good.build()));
    refused(new PlainJWT(good.build()).serialize());
    refused(signed(claims("K-1", now).audience("another-shop").build()));
    refused(signed(claims("K-1", now).expirationTime(Date.from(now.minusSeconds(90))).build()));
    refused(signed(claims("K-1", now).expirationTime(null).build()));
    refused(signed(claims("K-1", now).expirationTime(Date.from(now.plusSeconds(200_000))).build()));
    refused(signed(claims("K-1", now).notBeforeTime(Date.from(now.plusSeconds(900))).build()));
    refused(signed(claims("", now).build()));
    refused(signed(claims("x".repeat(201), now).build()));
    refused("not a token");
    refused("a".repeat(50_000));
    assertThat(chat.stores.identities().merges(ScriptedShop.SHOP, 9)).isEmpty();
  }

  @Test
  void aPublicKeyTakesItsOwnAlgorithmOnly() throws JOSEException {
    var pair = new ECKeyGenerator(Curve.P_256).generate();
    var open = pair.toPublicJWK().toJSONString();
    chat.logIn = Optional.of(LogInKey.ofPublicKey(open));
    var claims = claims("K-1", Instant.now()).build();
    assertThat(session(null, signed(JWSAlgorithm.ES256, new ECDSASigner(pair), claims)).status())
        .isEqualTo(201);
    refused(
        signed(JWSAlgorithm.HS256, new MACSigner(open.getBytes(StandardCharsets.UTF_8)), claims));
  }

  @Test
  void withoutAKeyTheShopSaysSo() throws JOSEException {
    chat.logIn = Optional.empty();
    var answer = session(null, token("K-1"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body().path("type").asString()).endsWith("identity_not_configured");
  }

  @Test
  void theShopsOwnWordLinksAndIsUndone() {
    var one = open(null, null);
    var two = open(null, null);
    link("K-1", one);
    var merged = link("K-1", two);
    assertThat(customer(one)).isEqualTo(customer(two));
    var known = chat.get("/api/conversations/" + id(one) + "/identities", KEY).body();
    assertThat(known.path("identities").valueStream().map(i -> i.path("channel").asString()))
        .containsExactlyInAnyOrder("webchat", "account", "webchat");
    var merge = merged.path("merge").path("id").asString();
    assertThat(merge).isNotEmpty();
    var path = "/api/shops/scripted/merges/" + merge + "/undone";
    assertThat(chat.post(path, KEY, "").body().path("undoneAt").asString()).isNotEmpty();
    assertThat(chat.post(path, KEY, "").status()).as("again").isEqualTo(200);
    assertThat(customer(one)).isNotEqualTo(customer(two));
    assertThat(chat.get("/api/shops/scripted/merges", KEY).body().path("merges").size())
        .isEqualTo(1);
  }

  @Test
  void anUnlinkedConversationBeginsAnew() {
    var one = open(null, null);
    link("K-1", one);
    var before = customer(one);
    var path = "/api/conversations/" + id(one) + "/identities";
    assertThat(delete(path, KEY)).isEqualTo(204);
    assertThat(customer(one)).isNotEqualTo(before);
    assertThat(delete(path, KEY)).as("nothing is left to unlink").isEqualTo(409);
  }

  @Test
  void theyAreForTheOperatorOnly() {
    var one = open(null, null);
    var path = "/api/conversations/" + id(one) + "/identities";
    assertThat(chat.get(path, null).status()).isEqualTo(401);
    assertThat(delete(path, one.path("token").asString())).isEqualTo(401);
    assertThat(chat.get("/api/shops/scripted/merges", null).status()).isEqualTo(401);
    assertThat(
            chat.post("/api/shops/scripted/merges/" + UUID.randomUUID() + "/undone", KEY, "")
                .status())
        .isEqualTo(404);
    assertThat(chat.post("/api/shops/scripted/merges/x/undone", KEY, "").status()).isEqualTo(404);
  }

  private int delete(String path, String token) {
    return chat.send(java.net.http.HttpRequest.newBuilder(chat.uri(path)).DELETE(), token).status();
  }

  private JsonNode link(String account, JsonNode session) {
    var answer =
        chat.post(
            "/api/shops/scripted/accounts/" + account + "/identities",
            KEY,
            "{\"conversation\": \"" + id(session) + "\"}");
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  private void refused(String token) {
    assertThat(session(null, token).status()).as(token).isEqualTo(401);
  }

  private JsonNode open(String visitor, String identity) {
    var answer = session(visitor, identity);
    assertThat(answer.status()).isEqualTo(201);
    return answer.body();
  }

  private ChatFixture.Answer session(String visitor, String identity) {
    var body = Json.MAPPER.createObjectNode().put("shop", "scripted");
    if (visitor != null) {
      body.put("visitor", visitor);
    }
    if (identity != null) {
      body.put("identity", identity);
    }
    return chat.post("/chat/v1/sessions", null, body.toString());
  }

  private io.comptoir.customer.CustomerId customer(JsonNode session) {
    return chat.stores
        .conversations()
        .find(new ConversationId(UUID.fromString(id(session))))
        .orElseThrow()
        .customer();
  }

  private static String id(JsonNode session) {
    return session.path("conversation").asString();
  }

  private static String token(String account) throws JOSEException {
    return signed(claims(account, Instant.now()).build());
  }

  private static JWTClaimsSet.Builder claims(String account, Instant now) {
    return new JWTClaimsSet.Builder()
        .subject(account)
        .audience("scripted")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)));
  }

  private static String signed(JWTClaimsSet claims) throws JOSEException {
    return signed(JWSAlgorithm.HS256, new MACSigner(SECRET), claims);
  }

  private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims)
      throws JOSEException {
    var jwt = new SignedJWT(new JWSHeader(algorithm), claims);
    jwt.sign(signer);
    return jwt.serialize();
  }
}

package io.comptoir.web;

import io.comptoir.channel.Accounts;
import io.comptoir.customer.Consent;
import io.comptoir.customer.ConsentStore;
import io.comptoir.customer.Identity;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Whether people want to hear from an account, told by the shop's own systems: a form that was
 * ticked, a call to the shop. Behind the operator's key.
 */
public final class ConsentApi implements Server.Routes {
  private static final String PATH = "/api/shops/{shop}/consents/{channel}/{account}/{person}";
  private static final int MAX_PERSON_CHARS = 200;

  private final OperatorKey key;
  private final Accounts accounts;
  private final ConsentStore consents;
  private final InstantSource clock;

  public ConsentApi(
      OperatorKey key, Accounts accounts, ConsentStore consents, InstantSource clock) {
    this.key = key;
    this.accounts = accounts;
    this.consents = consents;
    this.clock = clock;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(PATH, key.guarded(this::show));
    routes.post(PATH, key.guarded(this::note));
  }

  private void show(Context ctx) {
    ctx.json(
        Map.of("consents", consents.all(person(ctx)).stream().map(ConsentApi::shown).toList()));
  }

  /** The same proof again changes nothing. */
  private void note(Context ctx) {
    var person = person(ctx);
    var body = ctx.bodyAsClass(JsonNode.class);
    if (!body.path("given").isBoolean() || !body.path("proof").isString()) {
      throw new Problem(422, "consent");
    }
    try {
      var consent =
          new Consent(
              body.path("given").asBoolean(), body.path("proof").asString(), clock.instant());
      consents.note(person, consent);
    } catch (IllegalArgumentException e) {
      throw new Problem(422, "consent");
    }
    ctx.status(201).json(shown(consents.newest(person).orElseThrow()));
  }

  private Identity person(Context ctx) {
    var shop = Assets.shop(ctx);
    var account = ctx.pathParam("account");
    var channel = ctx.pathParam("channel");
    var person = ctx.pathParam("person");
    var known = accounts.of(channel, shop).stream().anyMatch(a -> a.id().equals(account));
    if (!known || person.length() > MAX_PERSON_CHARS) {
      throw new Problem(404, "not_found");
    }
    return new Identity(channel, account, person);
  }

  private static Map<String, Object> shown(Consent consent) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("given", consent.given());
    shown.put("proof", consent.proof());
    shown.put("at", consent.at().toString());
    return shown;
  }
}

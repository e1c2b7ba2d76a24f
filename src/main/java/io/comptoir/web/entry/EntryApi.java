package io.comptoir.web.entry;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.entry.EntryPoint;
import io.comptoir.entry.EntryStore;
import io.comptoir.web.Assets;
import io.comptoir.web.Json;
import io.comptoir.web.OperatorKey;
import io.comptoir.web.Problem;
import io.comptoir.web.Server;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Makes a shop's entry points and tells what came of them, behind the operator's key. */
public final class EntryApi implements Server.Routes {
  private static final Duration USUAL = Duration.ofDays(90);

  private final OperatorKey key;
  private final EntryStore entries;
  private final EntryDoors doors;
  private final InstantSource clock;

  public EntryApi(OperatorKey key, EntryStore entries, EntryDoors doors, InstantSource clock) {
    this.key = key;
    this.entries = entries;
    this.doors = doors;
    this.clock = clock;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/shops/{shop}/entry-points", key.guarded(this::list));
    routes.post("/api/shops/{shop}/entry-points", key.guarded(this::make));
  }

  /** One for each channel asked for, all of the shop's when none is named. */
  private void make(Context ctx) {
    var shop = shop(ctx);
    var body = Json.MAPPER.readTree(ctx.body());
    if (!body.isObject()) {
      throw new Problem(422, "invalid", "{\"campaign\": …, \"link\": …, \"channels\": […]}");
    }
    var named = doors.shop(shop).orElseThrow(() -> new Problem(404, "unknown_shop"));
    var campaign = body.path("campaign").asString("");
    var link = body.path("link").asString("");
    var words = body.path("words").asString(greeting(named));
    var points = new ArrayList<EntryPoint>();
    for (var place : places(shop, body.path("channels"))) {
      try {
        points.add(EntryPoint.of(shop, place.channel(), place.account(), campaign, link, words));
      } catch (IllegalArgumentException e) {
        throw new Problem(422, "entry_point", String.valueOf(e.getMessage()));
      }
    }
    if (!entries.keep(points, clock.instant())) {
      throw new Problem(422, "too_many_entry_points", EntryStore.MOST);
    }
    ctx.json(Map.of("entryPoints", points.stream().map(this::shown).toList()));
  }

  private List<EntryDoors.Place> places(ShopId shop, JsonNode channels) {
    var all = doors.places(shop);
    if (!channels.isArray() || channels.isEmpty()) {
      return all;
    }
    var chosen = new ArrayList<EntryDoors.Place>();
    for (var channel : channels) {
      var name = channel.asString("");
      var found = all.stream().filter(place -> place.channel().equals(name)).toList();
      if (found.isEmpty()) {
        throw new Problem(
            422,
            "no_such_door",
            name,
            String.join(", ", all.stream().map(EntryDoors.Place::channel).distinct().toList()));
      }
      chosen.addAll(found);
    }
    return chosen;
  }

  private void list(Context ctx) {
    var shop = shop(ctx);
    var asked = ctx.queryParam("since");
    var since = clock.instant().minus(USUAL);
    if (asked != null) {
      try {
        since = LocalDate.parse(asked).atStartOfDay(ZoneOffset.UTC).toInstant();
      } catch (DateTimeParseException e) {
        throw new Problem(422, "invalid", "since: 2026-11-28");
      }
    }
    var tallies = entries.tallies(shop, since);
    var campaigns = new LinkedHashMap<String, long[]>();
    for (var tally : tallies) {
      var sums = campaigns.computeIfAbsent(tally.point().campaign(), c -> new long[3]);
      sums[0] += tally.clicks();
      sums[1] += tally.conversations();
      sums[2] += tally.orders();
    }
    var answer = new LinkedHashMap<String, Object>();
    answer.put("since", since.toString());
    answer.put(
        "campaigns",
        campaigns.entrySet().stream()
            .map(
                entry -> {
                  var shown = new LinkedHashMap<String, Object>();
                  shown.put("campaign", entry.getKey());
                  return counted(
                      shown, entry.getValue()[0], entry.getValue()[1], entry.getValue()[2]);
                })
            .toList());
    answer.put(
        "entryPoints",
        tallies.stream()
            .map(t -> counted(shown(t.point()), t.clicks(), t.conversations(), t.orders()))
            .toList());
    ctx.json(answer);
  }

  private static Map<String, Object> counted(
      Map<String, Object> shown, long clicks, long conversations, long orders) {
    shown.put("clicks", clicks);
    shown.put("conversations", conversations);
    shown.put("orders", orders);
    return shown;
  }

  private Map<String, Object> shown(EntryPoint point) {
    var address = doors.site() + "/go/" + point.code();
    var shown = new LinkedHashMap<String, Object>();
    shown.put("code", point.code());
    shown.put("channel", point.channel());
    shown.put("account", point.account());
    shown.put("campaign", point.campaign());
    shown.put("link", point.link());
    shown.put("address", address);
    doors.address(point).ifPresent(opens -> shown.put("opens", opens.toString()));
    shown.put("svg", address + ".svg");
    shown.put("png", address + ".png");
    shown.put("poster", address + "/poster.svg");
    shown.put("html", html(point, address));
    return shown;
  }

  /** For an e-mail or a page: a link that looks like a button and needs nothing else. */
  private String html(EntryPoint point, String address) {
    var language =
        doors.shop(point.shop()).map(EntryDoors.Named::language).orElse(Language.ENGLISH);
    var label =
        language.equals(Language.FRENCH)
            ? "Écrivez-nous : " + ChannelNames.of(point.channel(), language)
            : "Write to us: " + ChannelNames.of(point.channel(), language);
    return "<a href=\""
        + address
        + "\" style=\"display:inline-block;padding:12px 20px;border-radius:6px;background:#1c1c1c;"
        + "color:#ffffff;font-family:sans-serif;text-decoration:none\">"
        + label
        + "</a>";
  }

  private static String greeting(EntryDoors.Named shop) {
    return shop.language().equals(Language.FRENCH)
        ? "Bonjour " + shop.name() + " !"
        : "Hello " + shop.name() + "!";
  }

  private ShopId shop(Context ctx) {
    var shop = Assets.shop(ctx);
    if (doors.shop(shop).isEmpty()) {
      throw new Problem(404, "unknown_shop");
    }
    return shop;
  }
}

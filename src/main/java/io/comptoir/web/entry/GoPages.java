package io.comptoir.web.entry;

import io.comptoir.base.ShopId;
import io.comptoir.entry.EntryAddress;
import io.comptoir.entry.EntryPoint;
import io.comptoir.entry.EntryStore;
import io.comptoir.web.Problem;
import io.comptoir.web.RateLimit;
import io.comptoir.web.Server;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Short addresses. {@code /go/CODE} counts a click and leads to the channel, {@code /go/CODE.svg},
 * {@code .png} and {@code /go/CODE/poster.svg} are its pictures. They lead to platforms that we
 * know and to our own pages only, whatever was asked.
 */
public final class GoPages implements Server.Routes {
  private static final int PNG_PIXELS = 12;
  private static final Pattern LINK = Pattern.compile("join_[A-Za-z0-9_-]{20,60}");

  private final EntryStore entries;
  private final EntryDoors doors;
  private final RateLimit limits;
  private final InstantSource clock;
  private final Clicks clicks = new Clicks();

  public GoPages(EntryStore entries, EntryDoors doors, RateLimit limits, InstantSource clock) {
    this.entries = entries;
    this.doors = doors;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/go/{name}", this::go);
    routes.head("/go/{name}", this::go);
    routes.get("/go/{name}/poster.svg", this::poster);
    routes.get("/go/qr/{shop}/{channel}/{link}", this::door);
  }

  private void go(Context ctx) {
    var name = ctx.pathParam("name");
    var dot = name.indexOf('.');
    var point = point(dot < 0 ? name : name.substring(0, dot));
    switch (dot < 0 ? "" : name.substring(dot)) {
      case "" -> follow(ctx, point);
      case ".svg" -> picture(ctx, new QrCode(shortAddress(point)).svg());
      case ".png" -> {
        ctx.header("Cache-Control", "public, max-age=86400");
        ctx.contentType("image/png").result(new QrCode(shortAddress(point)).png(PNG_PIXELS));
      }
      default -> throw new Problem(404, "not_found");
    }
  }

  private void follow(Context ctx, EntryPoint point) {
    var address =
        doors.address(point).filter(this::isKnown).orElseThrow(() -> new Problem(404, "not_found"));
    if (isClick(ctx, point)) {
      entries.clicked(point.code(), clock.instant());
    }
    ctx.header("Cache-Control", "no-store");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("X-Robots-Tag", "noindex");
    ctx.status(302).header("Location", address.toString());
  }

  /** Whoever comes too often is led on all the same, but not counted. */
  private boolean isClick(Context ctx, EntryPoint point) {
    var address = address(ctx);
    try {
      limits.take(RateLimit.Limit.CLICKS, address);
    } catch (Problem tooMany) {
      return false;
    }
    var purpose =
        Clicks.first(
            Optional.ofNullable(ctx.header("Sec-Purpose")),
            Optional.ofNullable(ctx.header("Purpose"))
                .or(() -> Optional.ofNullable(ctx.header("X-Moz"))));
    return clicks.isPersons(
        ctx.method().toString(),
        point.code(),
        purpose,
        Optional.ofNullable(ctx.userAgent()).orElse(""),
        address);
  }

  /** A proxy on this machine says whom it speaks for. */
  private static String address(Context ctx) {
    var peer = String.valueOf(ctx.req().getRemoteAddr());
    var forwarded = ctx.header("X-Forwarded-For");
    var local =
        peer.equals("127.0.0.1") || peer.contains("0:0:0:0:0:0:0:1") || peer.equals("[::1]");
    return local && forwarded != null
        ? forwarded.substring(forwarded.lastIndexOf(',') + 1).strip()
        : peer;
  }

  private void poster(Context ctx) {
    var point = point(ctx.pathParam("name"));
    var shop = doors.shop(point.shop()).orElseThrow(() -> new Problem(404, "not_found"));
    var address = shortAddress(point);
    var language = ctx.queryParam("lang") == null ? shop.language() : Server.reader(ctx);
    picture(
        ctx,
        Poster.svg(
            shop.name(),
            ChannelNames.of(point.channel(), language),
            address,
            new QrCode(address),
            language));
  }

  /** The code of a link that goes on with a conversation: for whoever has the link. */
  private void door(Context ctx) {
    var link = ctx.pathParam("link").replaceFirst("\\.svg$", "");
    if (!LINK.matcher(link).matches()) {
      throw new Problem(404, "not_found");
    }
    var address =
        shop(ctx)
            .flatMap(shop -> doors.address(shop, ctx.pathParam("channel"), link))
            .filter(this::isKnown)
            .orElseThrow(() -> new Problem(404, "not_found"));
    ctx.header("Cache-Control", "no-store");
    ctx.contentType("image/svg+xml").result(new QrCode(address.toString()).svg());
  }

  private static Optional<ShopId> shop(Context ctx) {
    try {
      return Optional.of(new ShopId(ctx.pathParam("shop")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isKnown(URI address) {
    return EntryAddress.isKnown(address, doors.site());
  }

  private EntryPoint point(String code) {
    if (!EntryPoint.CODE.matcher(code).matches()) {
      throw new Problem(404, "not_found");
    }
    return entries.find(code).orElseThrow(() -> new Problem(404, "not_found"));
  }

  private String shortAddress(EntryPoint point) {
    return doors.site() + "/go/" + point.code();
  }

  private static void picture(Context ctx, String svg) {
    ctx.header("Cache-Control", "public, max-age=3600");
    ctx.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    ctx.contentType("image/svg+xml").result(svg);
  }
}

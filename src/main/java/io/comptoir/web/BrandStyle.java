package io.comptoir.web;

import io.comptoir.base.ShopId;
import io.comptoir.shop.ShopSettings.Brand;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;

/**
 * A shop's colours and letters as a style sheet of its own, which its pages load after the house's.
 */
public final class BrandStyle implements Server.Routes {
  private final Function<ShopId, Optional<Brand>> brands;

  /**
   * @param brands empty when the shop is unknown
   */
  public BrandStyle(Function<ShopId, Optional<Brand>> brands) {
    this.brands = brands;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/shop/{shop}/brand.css", this::give);
  }

  private void give(Context ctx) {
    var brand = brands.apply(Assets.shop(ctx)).orElseThrow(() -> new Problem(404, "unknown_shop"));
    var css = BrandColours.css(brand) + DisplayFont.of(brand).css();
    var etag = '"' + Integer.toHexString(css.hashCode()) + '"';
    ctx.header("ETag", etag);
    ctx.header("Cache-Control", "public, max-age=60, stale-while-revalidate=86400");
    ctx.contentType("text/css; charset=utf-8");
    if (etag.equals(ctx.header("If-None-Match"))) {
      ctx.status(304);
    } else {
      ctx.result(css);
    }
  }
}

package io.comptoir.web.storefront;

import io.comptoir.base.AddressPath;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.ProductId;
import org.jspecify.annotations.Nullable;

/** The addresses of a shop's pages. Ids and paths are written so that they come back unchanged. */
public record Links(ShopId shop) {
  public String home() {
    return "/shop/" + shop;
  }

  /** A page by its path within the shop; "" is the home page. */
  public String page(String path) {
    return home() + path;
  }

  public String category(String id) {
    return page("/categories/" + path(id));
  }

  public String product(ProductId id) {
    return page("/products/" + path(id.value()));
  }

  /** The shop's colours as a style sheet. */
  public String brand() {
    return page("/brand.css");
  }

  public String search() {
    return page("/search");
  }

  public String cart() {
    return page("/cart");
  }

  public String stores() {
    return page("/stores");
  }

  public String help() {
    return page("/help");
  }

  public String article(String id) {
    return page("/help/" + path(id));
  }

  public String order(String number) {
    return page("/orders/" + path(number));
  }

  /**
   * Where a picture of the shop is: in the shop's own files, or elsewhere by https. Anything else
   * is no picture.
   */
  public @Nullable String picture(@Nullable String url) {
    if (url == null || url.isBlank()) {
      return null;
    }
    if (url.startsWith("https://")) {
      return url;
    }
    var own = url.startsWith("/") ? url.substring(1) : url;
    return own.contains(":") || own.contains("..") || own.startsWith("/")
        ? null
        : page("/files/" + path(own));
  }

  /** Percent-encoded as RFC 3986 asks of a path, slashes kept. */
  static String path(String text) {
    return AddressPath.path(text);
  }

  /** Percent-encoded for the value of a query. */
  static String query(String text) {
    return AddressPath.segment(text);
  }
}

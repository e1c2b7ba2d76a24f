package io.comptoir.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The desk's one page; what it shows comes from {@link OperatorApi}, with the key the person gives.
 */
public final class DeskPage implements Server.Routes {
  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/desk", DeskPage::give);
  }

  private static void give(Context ctx) {
    try (var in = DeskPage.class.getResourceAsStream("/web/desk.html")) {
      if (in == null) {
        throw new Problem(404, "not_found");
      }
      ctx.html(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ctx.header("Cache-Control", "no-store");
    ctx.header(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  }
}

package io.comptoir.web.storefront;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Writes a page model as HTML with the template of its name; everything is escaped there. */
final class PageRenderer {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, PageRenderer.class.getClassLoader(), "io.comptoir.web.page");

  /**
   * @param template under {@code storefront/}, without its ending
   */
  String html(String template, Object page) {
    var out = new StringOutput(32 * 1024);
    engine.render("storefront/" + template + ".jte", page, out);
    return out.toString();
  }
}

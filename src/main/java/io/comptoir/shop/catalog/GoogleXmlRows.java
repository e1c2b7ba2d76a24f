package io.comptoir.shop.catalog;

import java.io.IOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The items of a Google Merchant feed in RSS 2.0 ({@code item}) or Atom ({@code entry}), each an
 * object of what its elements say by their local names; what is said several times is a list.
 * Document types and what they would fetch are not read.
 */
final class GoogleXmlRows extends FeedRows {
  private static final String GOOGLE = "http://base.google.com/ns/1.0";

  /** Letters of one item. */
  private static final int LONGEST = 1 << 20;

  private static final int DEEPEST = 8;

  private final Source source;
  private final XMLStreamReader xml;
  private int line;
  private int letters;

  GoogleXmlRows(Source source) throws IOException {
    this.source = source;
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    try {
      this.xml = factory.createXMLStreamReader(source.letters());
    } catch (XMLStreamException e) {
      throw new UnreadableFeed("it is not XML: " + e.getMessage());
    }
  }

  @Override
  @Nullable ObjectNode next() throws IOException, BadRow {
    try {
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && (xml.getLocalName().equals("item") || xml.getLocalName().equals("entry"))) {
          line = xml.getLocation().getLineNumber();
          letters = 0;
          var item = element(0);
          if (letters > LONGEST) {
            throw new BadRow("item too long", "an item holds at most 1 MB of words");
          }
          return item;
        }
      }
      return null;
    } catch (XMLStreamException | RuntimeException e) {
      throw new UnreadableFeed(
          "its XML is broken at line "
              + xml.getLocation().getLineNumber()
              + ": "
              + firstLine(e.getMessage()));
    }
  }

  /** Reads to the element's end; nested elements become objects. */
  private ObjectNode element(int depth) throws XMLStreamException {
    var object = ProductJson.JSON.createObjectNode();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
        if (depth >= DEEPEST) {
          throw new XMLStreamException("elements are nested too deep");
        }
        var name = xml.getLocalName();
        var google = GOOGLE.equals(xml.getNamespaceURI());
        var href = name.equals("link") ? xml.getAttributeValue(null, "href") : null;
        read(object, name, google, href, depth);
      }
    }
    return object;
  }

  private void read(
      ObjectNode object, String name, boolean google, @Nullable String href, int depth)
      throws XMLStreamException {
    var text = new StringBuilder();
    ObjectNode nested = null;
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      switch (xml.getEventType()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          letters += xml.getTextLength();
          if (letters <= LONGEST) {
            text.append(xml.getText());
          }
        }
        case XMLStreamConstants.START_ELEMENT -> {
          if (depth >= DEEPEST) {
            throw new XMLStreamException("elements are nested too deep");
          }
          nested = nested == null ? ProductJson.JSON.createObjectNode() : nested;
          read(nested, xml.getLocalName(), google, null, depth + 1);
        }
        default -> {
          // comments and the like say nothing
        }
      }
    }
    if (nested != null) {
      list(object, name).add(nested);
      return;
    }
    var said = text.toString().strip();
    var value = said.isEmpty() && href != null ? href : said;
    if (value.isEmpty()) {
      return;
    }
    var before = object.get(name);
    if (before == null || (google && !GoogleRows.repeats(name))) {
      object.put(name, value); // what the Google element says goes before RSS's own
    } else if (GoogleRows.repeats(name)) {
      list(object, name).add(value);
    }
  }

  private static ArrayNode list(ObjectNode object, String name) {
    var before = object.get(name);
    if (before instanceof ArrayNode list) {
      return list;
    }
    var list = object.putArray(name);
    if (before != null) {
      list.add(before);
    }
    return list;
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "malformed" : message.lines().reduce((a, b) -> b).orElse("malformed");
  }

  @Override
  int line() {
    return line;
  }

  @Override
  long position() {
    return source.counted().bytes();
  }

  @Override
  FeedEncoding encoding() {
    return source.encoding();
  }

  @Override
  public void close() throws IOException {
    try {
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    } finally {
      source.close();
    }
  }
}

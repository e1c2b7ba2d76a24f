package io.comptoir.channel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Real payloads with something changed: a value of another kind, a member gone, bytes lost. */
final class Mutations {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  byte[] of(byte[] real) {
    return switch (random.nextInt(10)) {
      case 0 -> cut(real);
      case 1 -> flipped(real);
      default -> changed(real);
    };
  }

  private byte[] cut(byte[] real) {
    return java.util.Arrays.copyOf(real, random.nextInt(real.length));
  }

  private byte[] flipped(byte[] real) {
    var bytes = real.clone();
    for (var i = 0; i < 1 + random.nextInt(4); i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private byte[] changed(byte[] real) {
    JsonNode tree;
    try {
      tree = JSON.readTree(real);
    } catch (JacksonException e) {
      return flipped(real);
    }
    for (var i = 0; i < 1 + random.nextInt(3); i++) {
      var inner = new ArrayList<JsonNode>();
      collect(tree, inner);
      if (!inner.isEmpty()) {
        change(inner.get(random.nextInt(inner.size())));
      }
    }
    return JSON.writeValueAsBytes(tree);
  }

  /** The payload with a member in its innermost object that is nested so deeply. */
  static byte[] nested(byte[] real, int depth) {
    var tree = JSON.readTree(real);
    var inner = new ArrayList<JsonNode>();
    collect(tree, inner);
    inner.reversed().stream()
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .findFirst()
        .orElseThrow()
        .set("nested", deep(depth));
    return JSON.writeValueAsBytes(tree);
  }

  private static void collect(JsonNode node, List<JsonNode> inner) {
    if (node.isContainer() && !node.isEmpty()) {
      inner.add(node);
      node.forEach(child -> collect(child, inner));
    }
  }

  private void change(JsonNode container) {
    switch (container) {
      case ObjectNode object -> {
        var names = List.copyOf(object.propertyNames());
        var name = names.get(random.nextInt(names.size()));
        if (random.nextInt(4) == 0) {
          object.remove(name);
        } else {
          object.set(name, other());
        }
      }
      case ArrayNode array -> {
        var index = random.nextInt(array.size());
        if (random.nextInt(4) == 0) {
          array.remove(index);
        } else {
          array.set(index, other());
        }
      }
      default -> throw new IllegalStateException("only objects and lists are collected");
    }
  }

  private JsonNode other() {
    return switch (random.nextInt(13)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextLong());
      case 3 -> NODES.numberNode(-1);
      case 4 -> NODES.numberNode(1e300);
      case 5 -> NODES.numberNode(new java.math.BigInteger("9".repeat(60)));
      case 6 -> NODES.stringNode("");
      case 7 -> NODES.stringNode("\u0000\u202e\ud83d\ude00 x");
      case 8 -> NODES.stringNode("x".repeat(5_000));
      case 9 -> NODES.arrayNode();
      case 10 -> NODES.objectNode();
      case 11 -> deep(50);
      default ->
          NODES.stringNode(
              new String(new byte[] {(byte) random.nextInt(32)}, StandardCharsets.US_ASCII));
    };
  }

  private static JsonNode deep(int depth) {
    JsonNode node = NODES.stringNode("bottom");
    for (var i = 0; i < depth; i++) {
      node = i % 2 == 0 ? NODES.arrayNode().add(node) : NODES.objectNode().set("a", node);
    }
    return node;
  }
}

package io.comptoir.shop.catalog;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Refuses YAML that is well-formed and still not to be read: it holds itself, or is too much. */
final class YamlShape {
  private static final int MAX_DEPTH = 60;

  /** Aliases count each time they are named. */
  private static final int MAX_NODES = 500_000;

  private final String file;
  private final Problems problems;
  private final Set<Node> above = Collections.newSetFromMap(new IdentityHashMap<>());
  private int nodes;

  private YamlShape(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Whether it can be read; a key that stands twice is told and can. */
  static boolean sound(String file, Node node, Problems problems) {
    return new YamlShape(file, problems).visit(node);
  }

  private boolean visit(Node node) {
    if (++nodes > MAX_NODES) {
      return refuse(node, "this file holds too much; split it");
    }
    if (node instanceof ScalarNode) {
      return true;
    }
    if (above.size() >= MAX_DEPTH) {
      return refuse(node, "this is nested more than " + MAX_DEPTH + " deep");
    }
    if (!above.add(node)) {
      return refuse(node, "this holds itself; write it out instead of naming it again");
    }
    var sound =
        switch (node) {
          case MappingNode map -> {
            var keys = new HashSet<String>();
            var all = true;
            for (var entry : map.getValue()) {
              if (entry.getKeyNode() instanceof ScalarNode key && !keys.add(key.getValue())) {
                problems.add(
                    file, line(key), "`" + key.getValue() + "` stands here twice; keep one");
              }
              all = all && visit(entry.getValueNode());
            }
            yield all;
          }
          case SequenceNode list -> list.getValue().stream().allMatch(this::visit);
          default -> true;
        };
    above.remove(node);
    return sound;
  }

  private boolean refuse(Node node, String message) {
    problems.add(file, line(node), message);
    return false;
  }

  private static int line(Node node) {
    return node.getStartMark().map(m -> m.getLine() + 1).orElse(0);
  }
}

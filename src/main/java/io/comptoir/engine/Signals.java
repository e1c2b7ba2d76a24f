package io.comptoir.engine;

import java.util.List;

/** News that other nodes' commits brought. */
public interface Signals {
  /** Listens until closed. */
  AutoCloseable listen(Listener listener);

  interface Listener {
    /** Other nodes wrote in these conversations. */
    void heard(List<Signal> signals);

    /** Inputs wait that no node has a lease on. */
    void workWaits();
  }

  /** There is no other node. */
  Signals NONE = listener -> () -> {};
}

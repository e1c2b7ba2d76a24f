package io.comptoir.storage.memory;

import io.comptoir.customer.Customer;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.CustomerStore;
import io.comptoir.customer.Profile;
import java.util.Optional;

/** Customers in memory. */
public final class MemoryCustomerStore implements CustomerStore {
  private final Memory memory;

  public MemoryCustomerStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public Optional<Customer> find(CustomerId id) {
    synchronized (memory) {
      return Optional.ofNullable(memory.customers.get(id));
    }
  }

  /** Knows this of the customer from now on, as if it had been told before. */
  public void know(CustomerId id, Profile profile) {
    synchronized (memory) {
      var known = memory.customers.get(id);
      if (known != null) {
        memory.customers.put(id, new Customer(id, known.shop(), profile, known.version() + 1));
      }
    }
  }
}

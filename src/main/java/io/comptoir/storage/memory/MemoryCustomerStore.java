package io.comptoir.storage.memory;

import io.comptoir.customer.Customer;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.CustomerStore;
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
}

/** What is known here of deposits: a read model of what deposits-service says in messages, and of nothing else. */
package org.orebook.agreements.deposit;

/** Expected failures and how they are answered: RFC 9457 problem documents with a stable type and the request id. */
package org.orebook.chassis.problem;

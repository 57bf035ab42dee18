const response = await fetch("https://api.test/pets?limit=1&tag=a%20b", {
  method: "POST",
  headers: {
    "Cookie": "a=1; b=2",
    "Content-Type": "application/json",
  },
  body: "{\"name\":\"é\"}",
});
console.log(response.status, await response.text());

const response = await fetch("https://api.test/live", {
  method: "GET",
  headers: {
    "Upgrade": "websocket",
  },
});
console.log(response.status, await response.text());

const response = await fetch("http://127.0.0.1:4010/events", {
  method: "GET",
});
console.log(response.status, await response.text());

const response = await fetch("http://127.0.0.1:4010/login", {
  method: "POST",
  headers: {
    "Content-Type": "application/x-www-form-urlencoded",
  },
  body: "user=a+b&pass=%26",
});
console.log(response.status, await response.text());

// The body is not whole: 5 of 5000 bytes are known.
const response = await fetch("http://127.0.0.1:4010/big", {
  method: "PUT",
  body: new TextEncoder().encode("begin"),
});
console.log(response.status, await response.text());

const response = await fetch("https://h.test/it's?a=[1]&b={{c}}", {
  method: "DELETE",
  headers: [
    ["X-A", "1"],
    ["x-a", "=2"],
  ],
  body: Uint8Array.from(atob("AP8="), (one) => one.charCodeAt(0)),
});
console.log(response.status, await response.text());

const response = await fetch("https://h.test/", {
  method: "HEAD",
  headers: {
    "Accept-Encoding": "gzip",
  },
});
console.log(response.status, await response.text());

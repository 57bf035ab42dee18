import http.client

body = "{\"name\":\"é\"}".encode()
connection = http.client.HTTPSConnection("api.test")
connection.putrequest("POST", "/pets?limit=1&tag=a%20b", skip_host=True, skip_accept_encoding=True)
for name, value in [
    ("Host", "api.test"),
    ("Cookie", "a=1; b=2"),
    ("Content-Type", "application/json"),
    ("Content-Length", "13"),
]:
    connection.putheader(name, value.encode())
connection.endheaders(body)
response = connection.getresponse()
print(response.status, response.reason)
print(response.read().decode(errors="replace"))

import http.client

connection = http.client.HTTPSConnection("api.test")
connection.putrequest("GET", "/live", skip_host=True, skip_accept_encoding=True)
for name, value in [
    ("Host", "api.test"),
    ("Upgrade", "websocket"),
]:
    connection.putheader(name, value.encode())
connection.endheaders()
response = connection.getresponse()
print(response.status, response.reason)
print(response.read().decode(errors="replace"))

import http.client

connection = http.client.HTTPConnection("127.0.0.1:4010")
connection.putrequest("GET", "/events", skip_host=True, skip_accept_encoding=True)
for name, value in [
    ("Host", "127.0.0.1:4010"),
]:
    connection.putheader(name, value.encode())
connection.endheaders()
response = connection.getresponse()
print(response.status, response.reason)
print(response.read().decode(errors="replace"))

import http.client

body = "user=a+b&pass=%26".encode()
connection = http.client.HTTPConnection("127.0.0.1:4010")
connection.putrequest("POST", "/login", skip_host=True, skip_accept_encoding=True)
for name, value in [
    ("Host", "127.0.0.1:4010"),
    ("Content-Type", "application/x-www-form-urlencoded"),
    ("Content-Length", "17"),
]:
    connection.putheader(name, value.encode())
connection.endheaders(body)
response = connection.getresponse()
print(response.status, response.reason)
print(response.read().decode(errors="replace"))

# The body is not whole: 5 of 5000 bytes are known.
import http.client

body = "begin".encode()
connection = http.client.HTTPConnection("127.0.0.1:4010")
connection.putrequest("PUT", "/big", skip_host=True, skip_accept_encoding=True)
for name, value in [
    ("Host", "127.0.0.1:4010"),
    ("Content-Length", "5"),
]:
    connection.putheader(name, value.encode())
connection.endheaders(body)
response = connection.getresponse()
print(response.status, response.reason)
print(response.read().decode(errors="replace"))

import base64
import http.client

body = base64.b64decode("AP8=")
connection = http.client.HTTPSConnection("h.test")
connection.putrequest("DELETE", "/it's?a=[1]&b={{c}}", skip_host=True, skip_accept_encoding=True)
for name, value in [
    ("Host", "h.test"),
    ("X-A", "1"),
    ("x-a", "=2"),
    ("Content-Length", "2"),
]:
    connection.putheader(name, value.encode())
connection.endheaders(body)
response = connection.getresponse()
print(response.status, response.reason)
print(response.read().decode(errors="replace"))

import http.client

connection = http.client.HTTPSConnection("h.test")
connection.putrequest("HEAD", "/", skip_host=True, skip_accept_encoding=True)
for name, value in [
    ("Host", "h.test"),
    ("Accept-Encoding", "gzip"),
]:
    connection.putheader(name, value.encode())
connection.endheaders()
response = connection.getresponse()
print(response.status, response.reason)
print(response.read().decode(errors="replace"))

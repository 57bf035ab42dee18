curl 'http://127.0.0.1:4010/login' --compressed -X POST -H 'User-Agent: Mozilla/5.0' -H 'Content-Type: application/x-www-form-urlencoded' --data-raw 'user=a+b&pass=%26'
